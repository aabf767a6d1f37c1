#pragma once

#include "support/tidy_rules.hpp"

#include <gtest/gtest.h>
#include <ostream>
#include <string>
#include <vector>

namespace cartwright::tests {

/// The files of this project.
inline const std::vector<SourceFile>& project() {
    static const std::vector<SourceFile> files = project_files(CARTWRIGHT_SOURCE);
    return files;
}

inline std::string listed(const Findings& findings) {
    std::string text;
    for (const std::string& finding : findings) text += "\n  " + finding;
    return text;
}

using Rule = Findings (*)(const SourceFile&);

/// A file as a rule sees it, and how much the rule finds in it.
struct Sample {
    const char* path;
    std::string text;
    std::size_t findings;
};

// NOLINTNEXTLINE(readability-identifier-naming): GTest names the function
inline void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.path << "\n" << sample.text; }

/// Each sample must give as many findings as it says: a check that cannot fail is none.
inline void expect_findings(Rule rule, const std::vector<Sample>& samples) {
    for (const Sample& sample : samples) {
        const Findings findings = rule({sample.path, sample.text});
        EXPECT_EQ(findings.size(), sample.findings) << testing::PrintToString(sample) << listed(findings);
    }
}

} // namespace cartwright::tests
