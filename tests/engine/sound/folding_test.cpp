#include "support/folding.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

// What makes partials of its own (FM, ring, warps, drive) folds little of them, as patches are made by default.
// refrain_oversampling in tests/bench prints the same at every factor.
namespace refrain {
namespace {

class Folding : public testing::TestWithParam<std::size_t> {};

TEST_P(Folding, StaysBelowSixtyDecibelsAtTheUsualOversampling) {
    const test::FoldingCase& folding_case = test::kFoldingCases.at(GetParam());
    const float usual = patch::parameter(patch::id(patch::Play::oversampling)).initial;
    const double folded = test::folding_db(folding_case, usual);
    EXPECT_LT(folded, -60.0) << folding_case.name;
    std::printf("%s: %.1f dB\n", std::string(folding_case.name).c_str(), folded);
}

INSTANTIATE_TEST_SUITE_P(Cases, Folding, testing::Range(std::size_t{0}, test::kFoldingCases.size()));

}  // namespace
}  // namespace refrain
