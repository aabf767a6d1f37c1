// Boost.JSON, compiled here once. The tests read JSON with it; the product does not.
#include <boost/json/src.hpp>
