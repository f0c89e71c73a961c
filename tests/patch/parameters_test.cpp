#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "patch/parameters.hpp"
#include "patch/patch.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::patch {
namespace {

TEST(Parameters, HaveSoundRangesAndNamesOfTheirOwn) {
    std::set<std::string_view> keys;
    for (const Parameter& p : parameters()) {
        EXPECT_LT(p.minimum, p.maximum) << p.key;
        EXPECT_GE(p.initial, p.minimum) << p.key;
        EXPECT_LE(p.initial, p.maximum) << p.key;
        EXPECT_TRUE(keys.insert(p.key).second) << p.key;
        EXPECT_FALSE(p.name.empty() || p.help.empty()) << p.key;
        EXPECT_TRUE(p.curve != Curve::exponential || p.minimum > 0.0F) << p.key;
        EXPECT_EQ(parameter_by_key(p.key), p.id);
    }
    EXPECT_FALSE(parameter_by_key("osc1.levle").has_value());
}

TEST(Parameters, TravelAndValueAreInverse) {
    for (const Parameter& p : parameters()) {
        EXPECT_FLOAT_EQ(travel_of(p, p.minimum), 0.0F) << p.key;
        EXPECT_NEAR(travel_of(p, p.maximum), 1.0F, 1e-6F) << p.key;
        float last = -INFINITY;
        for (int i = 0; i <= 100; ++i) {
            const float travel = static_cast<float>(i) / 100.0F;
            const float value = value_at(p, travel);
            EXPECT_GE(value, last) << p.key;
            last = value;
            if (value > p.minimum || p.whole) {
                // A whole number is the nearest to the travel's place, so at most half a step beside it.
                const float away = p.whole ? 0.5F / (p.maximum - p.minimum) : 0.0F;
                EXPECT_NEAR(travel_of(p, value), travel, away + 1e-4F) << p.key;
                EXPECT_NEAR(value_at(p, travel_of(p, value)), value, 1e-5F * std::abs(p.maximum)) << p.key;
            }
        }
    }
}

TEST(Parameters, ClampWhatIsOutOfRangeAndResetWhatIsNoNumber) {
    const Parameter& p = parameter(id(Osc::fine, 0));
    EXPECT_EQ(clamped(p, 1e9F), p.maximum);
    EXPECT_EQ(clamped(p, -INFINITY), p.minimum);
    EXPECT_EQ(clamped(p, NAN), p.initial);
    EXPECT_EQ(value_at(p, NAN), p.minimum);
}

TEST(Parameters, ReadWhatTheyWrite) {
    for (const Parameter& p : parameters()) {
        for (int i = 0; i <= 40; ++i) {
            const float value = value_at(p, static_cast<float>(i) / 40.0F);
            const std::string text = format_value(p, value);
            const auto read = parse_value(p, text);
            ASSERT_TRUE(read.has_value()) << p.key << ": " << text;
            EXPECT_EQ(format_value(p, *read), text) << p.key;
        }
    }
}

TEST(Parameters, ExactTextsLoseNothing) {
    for (const Parameter& p : parameters()) {
        std::uint32_t random = 1;
        for (int i = 0; i <= 300; ++i) {
            random = random * 1664525U + 1013904223U;
            const float travel = i <= 40 ? static_cast<float>(i) / 40.0F : static_cast<float>(random) * 0x1p-32F;
            const float value = value_at(p, travel);
            const auto read = parse_value(p, exact_text(p, value));
            ASSERT_TRUE(read.has_value()) << p.key << ": " << exact_text(p, value);
            EXPECT_EQ(*read, value) << p.key << ": " << exact_text(p, value);
        }
    }
}

TEST(Parameters, ExactTextsAreShortWhereTheValueIs) {
    EXPECT_EQ(exact_text(parameter(id(Envelope::attack, 0)), 0.002F), "2 ms");
    EXPECT_EQ(exact_text(parameter(id(Envelope::attack, 0)), 0.0132345F), "13.2345 ms");
    EXPECT_EQ(exact_text(parameter(id(Envelope::attack, 0)), 1.5F), "1.5 s");
    EXPECT_EQ(exact_text(parameter(id(Filter::cutoff, 0)), 1250.5F), "1250.5 Hz");
    EXPECT_EQ(exact_text(parameter(id(Osc::pan, 0)), -0.3F), "L 30");
    EXPECT_EQ(exact_text(parameter(id(Osc::pan, 0)), 0.0F), "centre");
    EXPECT_EQ(exact_text(parameter(id(Osc::coarse, 0)), -7.0F), "-7 st");
    EXPECT_EQ(exact_text(parameter(id(Osc::ratio, 0)), 0.0625F), "0.0625 x");
    EXPECT_EQ(exact_text(parameter(id(Master::volume)), -72.0F), "-inf dB");
    EXPECT_EQ(exact_text(parameter(id(Filter::type, 0)), 1.0F), "low 24");
    EXPECT_EQ(exact_text(parameter(id(Play::voices)), 16.0F), "16");
}

TEST(Parameters, SpeakAsPlayersDo) {
    const Parameter& volume = parameter(id(Master::volume));
    EXPECT_EQ(format_value(volume, -6.0F), "-6.0 dB");
    EXPECT_EQ(format_value(volume, volume.minimum), "-inf dB");
    EXPECT_EQ(format_value(volume, -0.01F), "0.0 dB");
    const Parameter& attack = parameter(id(Envelope::attack, 0));
    EXPECT_EQ(format_value(attack, 0.002F), "2.0 ms");
    EXPECT_EQ(format_value(attack, 0.25F), "250 ms");
    EXPECT_EQ(format_value(attack, 1.5F), "1.50 s");
    EXPECT_EQ(format_value(parameter(id(Osc::pan, 0)), -0.3F), "L 30");
    EXPECT_EQ(format_value(parameter(id(Osc::coarse, 0)), 7.0F), "+7 st");
}

TEST(Parameters, UnderstandWhatPlayersType) {
    const Parameter& attack = parameter(id(Envelope::attack, 0));
    EXPECT_FLOAT_EQ(*parse_value(attack, "250 ms"), 0.25F);
    EXPECT_FLOAT_EQ(*parse_value(attack, " 0.25 S "), 0.25F);
    EXPECT_FLOAT_EQ(*parse_value(attack, "1e9"), 1e9F) << "the caller says what becomes of it";
    EXPECT_FLOAT_EQ(*parse_value(parameter(id(Osc::fine, 0)), "+12.5"), 12.5F);
    EXPECT_FLOAT_EQ(*parse_value(parameter(id(Osc::pan, 0)), "r 25"), 0.25F);
    EXPECT_FLOAT_EQ(*parse_value(parameter(id(Osc::pan, 0)), "centre"), 0.0F);
    const Parameter& cutoff = parameter(id(Filter::cutoff, 0));
    for (const char* twelve : {"12k", "12 kHz", "12000", "12000 Hz", "+12e3", "12 K"}) {
        EXPECT_EQ(parse_value(cutoff, twelve), 12000.0F) << twelve;
    }
    const Parameter& shape = parameter(id(Lfo::shape, 0));
    for (const char* saw : {"saw up", "Saw Up", "saw-up", "sawup", " saw_up "}) {
        EXPECT_EQ(parse_value(shape, saw), 2.0F) << saw;
    }
    for (const char* nothing : {"saw", "2", "", "saw up down"}) {
        EXPECT_FALSE(parse_value(shape, nothing).has_value()) << nothing;
    }
    EXPECT_EQ(parse_value(parameter(id(Lfo::division, 0)), "1/4t"), 9.0F);
    EXPECT_EQ(parse_value(parameter(id(Osc::coarse, 0)), "\u22127 st"), -7.0F) << "a typographic minus";
    EXPECT_EQ(parse_value(parameter(id(Osc::phase, 0)), "90\u00b0"), 90.0F);
    EXPECT_EQ(parse_value(parameter(id(Osc::pan, 0)), "L30%"), -0.3F);
    EXPECT_EQ(parse_value(parameter(id(Osc::pan, 0)), "-30 %"), -0.3F);
    EXPECT_EQ(parse_value(parameter(id(Osc::level, 0)), "off"), -72.0F);
    EXPECT_EQ(parse_value(parameter(id(Osc::on, 0)), "On"), 1.0F);
    for (const char* nonsense : {"", "loud", "12 apples", "5 Hz", "nan", "inf", "--3", "+-3", "1 2", "2 s s", "5 k"}) {
        EXPECT_FALSE(parse_value(attack, nonsense).has_value()) << nonsense;
    }
}

TEST(Parameters, TakeAPlainNumberInTheUnitThatItIsTypedOver) {
    const Parameter& release = parameter(id(Envelope::release, 0));
    EXPECT_FLOAT_EQ(*parse_over(release, "50", 0.4F), 0.05F);
    EXPECT_FLOAT_EQ(*parse_over(release, "2", 1.5F), 2.0F);
    EXPECT_FLOAT_EQ(*parse_over(release, "2 s", 0.4F), 2.0F);
    const Parameter& pan = parameter(id(Osc::pan, 0));
    EXPECT_FLOAT_EQ(*parse_over(pan, "20", -0.12F), 0.2F);
    EXPECT_FLOAT_EQ(*parse_over(pan, "-5", 0.0F), -0.05F);
    EXPECT_FLOAT_EQ(*parse_over(pan, "l 5", 0.0F), -0.05F);
    EXPECT_FLOAT_EQ(*parse_over(parameter(id(Osc::level, 0)), "-6", 0.0F), -6.0F);
    EXPECT_FALSE(parse_over(pan, "far", 0.0F).has_value());
}

TEST(Parameters, NoTwoChoicesSoundAlikeWithoutTheirSpaces) {
    for (const Parameter& p : parameters()) {
        for (std::size_t i = 0; i < p.choices.size(); ++i) {
            EXPECT_EQ(parse_value(p, p.choices[i]), static_cast<float>(i)) << p.key;
        }
    }
}

TEST(Parameters, SilenceIsTheBottomOfAFader) {
    const Parameter& volume = parameter(id(Master::volume));
    EXPECT_EQ(amplitude_of_db(volume, volume.minimum), 0.0F);
    EXPECT_FLOAT_EQ(amplitude_of_db(volume, 0.0F), 1.0F);
    EXPECT_NEAR(amplitude_of_db(volume, -6.0206F), 0.5F, 1e-5F);
}

TEST(Patch, StartsAsAPlainSawAndKeepsValuesInRange) {
    Patch patch;
    EXPECT_EQ(patch.table(0)->frames.front(), wavetable::shape_harmonics(wavetable::Shape::saw));
    for (const Parameter& p : parameters()) {
        EXPECT_EQ(patch.value(p.id), p.id == id(Lfo::rate, 3) ? 5.5F : p.initial) << "the init patch's vibrato";
        patch.set_value(p.id, 1e30F);
        EXPECT_EQ(patch.value(p.id), p.maximum);
    }
    Patch copy = patch;
    copy.set_table(0, drawn_table({}));
    EXPECT_FALSE(patch.table(0)->frames.front().empty());
}

}  // namespace
}  // namespace refrain::patch
