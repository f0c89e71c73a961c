#include "app/harmonics_file.hpp"

#include <gtest/gtest.h>

#include <string>

#include "app/table_option.hpp"
#include "app/temporary_folder.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::app {
namespace {

using wavetable::Harmonic;
using wavetable::Harmonics;

std::string fault_of(const std::string& text) {
    const auto harmonics = parse_harmonics(text, "h.txt");
    EXPECT_FALSE(harmonics);
    return harmonics ? std::string() : harmonics.error();
}

TEST(HarmonicsFile, IsOneHarmonicALine) {
    const auto harmonics = parse_harmonics("# organ\n1\n\n0.5 0.25 # the octave\n+0.25\t-0.25\r\n0", "h.txt");
    ASSERT_TRUE(harmonics) << harmonics.error();
    EXPECT_EQ(*harmonics, (Harmonics{{1.0F, 0.0F}, {0.5F, 0.25F}, {0.25F, 0.75F}, {0.0F, 0.0F}}));
}

TEST(HarmonicsFile, ANegativeAmplitudeIsHalfATurn) {
    const auto harmonics = parse_harmonics("-0.5\n-0.5 0.75\n", "h.txt");
    ASSERT_TRUE(harmonics) << harmonics.error();
    EXPECT_EQ(*harmonics, (Harmonics{{0.5F, 0.5F}, {0.5F, 0.25F}}));
}

TEST(HarmonicsFile, AFaultNamesTheLineAndWhatWasExpected) {
    EXPECT_EQ(fault_of("1\nloud\n"), "h.txt: line 2: expected an amplitude from -1 to 1, found \"loud\"");
    EXPECT_EQ(fault_of("1.5\n"), "h.txt: line 1: expected an amplitude from -1 to 1, found \"1.5\"");
    EXPECT_EQ(fault_of("nan\n"), "h.txt: line 1: expected an amplitude from -1 to 1, found \"nan\"");
    EXPECT_EQ(fault_of("1 inf\n"), "h.txt: line 1: expected a phase in turns (0 to 1), found \"inf\"");
    EXPECT_EQ(fault_of("# c\n\n1 0 2\n"), "h.txt: line 3: expected \"amplitude [phase]\" and no more, found \"2\"");
    EXPECT_EQ(fault_of("1,0\n"), "h.txt: line 1: expected an amplitude from -1 to 1, found \"1,0\"");
    EXPECT_EQ(fault_of(""), "h.txt: line 1: expected at least one harmonic that sounds, found none");
    EXPECT_EQ(fault_of("0\n0 0.5\n"), "h.txt: line 2: expected at least one harmonic that sounds, found none");
    EXPECT_EQ(fault_of("\x01\x02\x80\n"), "h.txt: line 1: expected an amplitude from -1 to 1, found \"???\"");
}

TEST(HarmonicsFile, HoldsAsManyAsATableAndNoMore) {
    std::string text;
    for (std::size_t i = 0; i < wavetable::kMaxHarmonics; ++i) {
        text += "0.001\n";
    }
    const auto all = parse_harmonics(text, "h.txt");
    ASSERT_TRUE(all) << all.error();
    EXPECT_EQ(all->size(), wavetable::kMaxHarmonics);
    EXPECT_EQ(fault_of(text + "0.001\n"), "h.txt: line 2049: expected at most 2048 harmonics, found more");
}

TEST(TableOption, NamesAFactoryTableOrAFile) {
    const test::TemporaryFolder folder;
    const auto square = table_named("square");
    ASSERT_TRUE(square);
    EXPECT_EQ((*square)->name, "square");
    EXPECT_EQ((*square)->frames.front(), wavetable::shape_harmonics(wavetable::Shape::square));
    EXPECT_EQ((*table_named("vowels"))->frames.size(), 33U);
    EXPECT_EQ((*table_named(folder.write("one.txt", "1\n")))->frames.front(), (Harmonics{{1.0F, 0.0F}}));
    EXPECT_EQ(
        table_named("sqare").error(),
        "--table sqare: expected a table's name (refrain --tables lists them) or a file of harmonics; did you mean "
        "square?");
    EXPECT_EQ(
        table_named("noise.txt").error(),
        "--table noise.txt: expected a table's name (refrain --tables lists them) or a file of harmonics; there is "
        "no such file");
    EXPECT_EQ(table_named("/nowhere/h.txt").error(), "/nowhere/h.txt: No such file or directory");
    EXPECT_EQ(table_named("/usr").error(), "/usr: is a folder; expected a text file of harmonics");
    EXPECT_EQ(table_named("/dev/zero").error(), "/dev/zero: is larger than 1 MiB; expected a text file of harmonics");
}

}  // namespace
}  // namespace refrain::app
