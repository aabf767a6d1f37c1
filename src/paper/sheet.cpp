#include "paper/sheet.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdexcept>

namespace cartwright::paper {

namespace {

constexpr const char* font = "DejaVu Sans";

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
template <class T> using Owned = std::unique_ptr<T, Release>;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
    const void* text = bytes;
    static_cast<std::string*>(out)->append(static_cast<const char*>(text), count);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

struct Sheets::State {
    std::string bytes{};
    Owned<cairo_surface_t> surface{};
    Owned<cairo_t> context{};
    Owned<PangoLayout> layout{};

    void set(double width, std::string_view text, const Style& style) const {
        const Owned<PangoFontDescription> description(pango_font_description_new());
        pango_font_description_set_family_static(description.get(), font);
        pango_font_description_set_absolute_size(description.get(), style.points * PANGO_SCALE);
        pango_font_description_set_weight(description.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout.get(), description.get());
        pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout.get(), style.align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    }

    [[nodiscard]] double height() const {
        int pixels = 0;
        pango_layout_get_size(layout.get(), nullptr, &pixels);
        return static_cast<double>(pixels) / PANGO_SCALE;
    }

    void colour(Colour colour) const { cairo_set_source_rgb(context.get(), colour.red, colour.green, colour.blue); }
};

Sheets::Sheets(const std::string& title, const std::string& made_at) : state_(std::make_unique<State>()) {
    state_->surface.reset(cairo_pdf_surface_create_for_stream(append, &state_->bytes, sheet_width, sheet_height));
    cairo_surface_t* surface = state_->surface.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made_at.c_str());
    state_->context.reset(cairo_create(surface));
    state_->layout.reset(pango_cairo_create_layout(state_->context.get()));
    const Owned<cairo_font_options_t> options(cairo_font_options_create());     // places glyphs for paper,
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF); // not for the pixels of a screen
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    PangoContext* context = pango_layout_get_context(state_->layout.get());
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, FALSE);
}

Sheets::~Sheets() = default;

double Sheets::write(double x, double y, double width, std::string_view text, const Style& style) {
    state_->set(width, text, style);
    state_->colour(style.colour);
    cairo_move_to(state_->context.get(), x, y);
    pango_cairo_show_layout(state_->context.get(), state_->layout.get());
    return state_->height();
}

double Sheets::height(double width, std::string_view text, const Style& style) {
    state_->set(width, text, style);
    return state_->height();
}

void Sheets::rule(double x, double y, double width, double thickness, Colour colour) {
    state_->colour(colour);
    cairo_rectangle(state_->context.get(), x, y, width, thickness);
    cairo_fill(state_->context.get());
}

void Sheets::next_sheet() { cairo_show_page(state_->context.get()); }

std::string Sheets::take() {
    next_sheet();
    state_->layout.reset();
    state_->context.reset();
    cairo_surface_finish(state_->surface.get());
    if (cairo_surface_status(state_->surface.get()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(cairo_status_to_string(cairo_surface_status(state_->surface.get())));
    return std::move(state_->bytes);
}

} // namespace cartwright::paper
