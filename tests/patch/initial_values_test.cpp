#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "patch/patch.hpp"

namespace refrain::patch {
namespace {

TEST(InitialValues, StayAsTheyAreBecauseFilesLeaveThemOut) {
    const Patch init;
    std::string now;
    for (const Parameter& p : parameters()) {
        now += std::string(p.key) + " = " + exact_text(p, init.value(p.id)) + '\n';
    }
    std::ifstream file(REFRAIN_INITIAL_VALUES);
    std::stringstream pinned;
    pinned << file.rdbuf();
    EXPECT_EQ(pinned.str(), now)
        << "A patch file says only what differs from these. A new parameter: add its line to initial_values.txt. "
           "Another value: old patches would sound different, so kSchema rises, and a migration writes the old value "
           "into older files (src/patch/files/migration.cpp).";
    Routes vibrato{};
    vibrato[0] = {.source = Source::lfo_4, .scaler = Source::wheel, .target = id(Play::pitch), .amount = 0.5F / 96.0F};
    EXPECT_EQ(init.routes(), vibrato);
    EXPECT_EQ(init.table(2)->name, "saw");
    EXPECT_EQ(init.lfo_curve(0), LfoCurve{});
    EXPECT_EQ(init.effect_order(), kUsualOrder);
}

}  // namespace
}  // namespace refrain::patch
