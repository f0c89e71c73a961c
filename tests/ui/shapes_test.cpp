// The pure parts behind the pictures: responses, spectra, envelopes, LFOs, tables, routes.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "ui/curves/envelope_shape.hpp"
#include "ui/curves/filter_response.hpp"
#include "ui/curves/lfo_shape.hpp"
#include "ui/curves/spectrum.hpp"
#include "ui/curves/table_picture.hpp"
#include "ui/modulation/routing.hpp"
#include "ui/modulation/target_list.hpp"
#include "ui/table_edit.hpp"

namespace refrain::ui {
namespace {

using patch::id;
using patch::Source;

std::size_t type_named(std::string_view name) {
    const auto& all = patch::kFilterTypes;
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), name) - all.begin());
}

float db(std::string_view type, float hz, float resonance = 0.0F) {
    return response_db({.type = type_named(type), .cutoff_hz = 1000.0F, .resonance = resonance}, hz);
}

TEST(FilterResponse, FallsWithTheSlopeOfItsName) {
    EXPECT_NEAR(db("low 12", 16000.0F) - db("low 12", 8000.0F), -12.04F, 0.2F);
    EXPECT_NEAR(db("low 24", 16000.0F) - db("low 24", 8000.0F), -24.08F, 0.3F);
    EXPECT_NEAR(db("high 12", 60.0F) - db("high 12", 30.0F), 12.04F, 0.2F);
    EXPECT_NEAR(db("high 24", 60.0F) - db("high 24", 30.0F), 24.08F, 0.3F);
    EXPECT_NEAR(db("band 24", 60.0F) - db("band 24", 30.0F), 12.04F, 0.3F);
    EXPECT_NEAR(db("ladder", 16000.0F) - db("ladder", 8000.0F), -24.0F, 0.5F);
}

TEST(FilterResponse, IsButterworthsAtRest) {
    EXPECT_NEAR(db("low 12", 1000.0F), -3.01F, 0.01F);
    EXPECT_NEAR(db("low 24", 1000.0F), -3.01F, 0.01F);
    EXPECT_NEAR(db("high 12", 1000.0F), -3.01F, 0.01F);
    EXPECT_NEAR(db("band 12", 1000.0F), 0.0F, 0.01F);
    EXPECT_NEAR(db("low 24", 20.0F), 0.0F, 0.01F);
    EXPECT_LT(db("notch 12", 1000.0F), -60.0F);
    EXPECT_NEAR(db("peak 12", 1000.0F), 0.0F, 0.01F);
}

TEST(FilterResponse, RingsAtTheCutoffMoreAndMore) {
    for (const char* type : {"low 12", "low 24", "high 24", "band 12", "peak 24", "ladder"}) {
        float before = db(type, 1000.0F);
        for (const float resonance : {0.3F, 0.6F, 0.85F}) {
            const float now = db(type, 1000.0F, resonance);
            EXPECT_GT(now, before) << type << ' ' << resonance;
            before = now;
        }
    }
}

TEST(FilterResponse, CombRingsAtTheHarmonicsOfItsCutoff) {
    for (int harmonic = 1; harmonic < 6; ++harmonic) {
        const auto hz = 1000.0F * static_cast<float>(harmonic);
        EXPECT_GT(db("comb", hz, 0.8F), db("comb", hz + 500.0F, 0.8F) + 20.0F);
    }
}

TEST(FilterResponse, VowelHasTheFormantsOfItsVowel) {
    const auto a = [](float hz) {
        return response_db({.type = type_named("vowel"), .cutoff_hz = 1000.0F, .resonance = 0.5F}, hz);
    };
    EXPECT_GT(a(650.0F), a(300.0F) + 6.0F);
    EXPECT_GT(a(650.0F), a(850.0F) + 6.0F);
    EXPECT_GT(a(1080.0F), a(1700.0F) + 6.0F);
}

TEST(FilterResponse, IsFiniteEverywhere) {
    for (std::size_t type = 0; type < patch::kFilterTypes.size(); ++type) {
        for (const float resonance : {0.0F, 0.5F, 1.0F}) {
            for (float place = 0.0F; place <= 1.0F; place += 0.01F) {
                const float value =
                    response_db({.type = type, .cutoff_hz = 632.0F, .resonance = resonance, .vowel = 1.0F},
                                frequency_at_place(place));
                EXPECT_TRUE(std::isfinite(value)) << type;
                EXPECT_LT(value, 60.0F);
            }
        }
    }
    EXPECT_NEAR(frequency_at_place(place_of_frequency(440.0F)), 440.0F, 0.01F);
}

std::vector<float> sine(float cycles, float amplitude) {
    std::vector<float> samples(Spectrum::kFrames);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = amplitude * std::sin(2.0F * std::numbers::pi_v<float> * cycles * static_cast<float>(i) /
                                          static_cast<float>(samples.size()));
    }
    return samples;
}

TEST(SpectrumDb, ShowsASineAtItsFrequencyAndLevel) {
    const auto bins = spectrum_db(sine(100.0F, 0.5F));
    ASSERT_EQ(bins.size(), Spectrum::kFrames / 2);
    EXPECT_NEAR(bins[100], -6.02F, 0.05F);
    EXPECT_LT(bins[110], -90.0F);
    EXPECT_NEAR(spectrum_db(sine(200.5F, 1.0F))[200], -1.42F, 0.1F) << "between two bins, Hann's scallop";
    for (const float bin : spectrum_db(std::vector<float>(Spectrum::kFrames))) {
        EXPECT_EQ(bin, kSpectrumFloorDb);
    }
}

TEST(SpectrumDb, FindsTheHighestLevelOfARange) {
    const auto bins = spectrum_db(sine(100.0F, 1.0F));
    const float hz = 100.0F * 48000.0F / static_cast<float>(Spectrum::kFrames);
    EXPECT_NEAR(level_between(bins, 48000.0F, hz - 200.0F, hz + 200.0F), 0.0F, 0.05F);
    EXPECT_NEAR(level_between(bins, 48000.0F, hz, hz), 0.0F, 0.05F);
    EXPECT_LT(level_between(bins, 48000.0F, 10000.0F, 11000.0F), -90.0F);
}

TEST(Spectrum, HoldsItsPeaksBeforeTheyFall) {
    Spectrum spectrum;
    std::vector<engine::ScopeFrame> loud;
    for (const float sample : sine(50.0F, 1.0F)) {
        loud.push_back({sample, sample});
    }
    const std::vector<engine::ScopeFrame> silence(Spectrum::kFrames);
    spectrum.update(loud, 0.0);
    spectrum.update(silence, 1.0);
    EXPECT_NEAR(spectrum.held_db()[50], 0.0F, 0.05F);
    EXPECT_NEAR(spectrum.levels_db()[50], -40.0F, 0.1F);
    spectrum.update(silence, 2.0);
    EXPECT_NEAR(spectrum.held_db()[50], -20.0F, 0.1F);
    spectrum.clear();
    EXPECT_EQ(spectrum.held_db()[50], kSpectrumFloorDb);
}

TEST(EnvelopePicture, HasItsCornersWhereTheSlidersSay) {
    patch::Patch patch;
    patch.set_value(id(patch::Envelope::sustain, 1), 40.0F);
    patch.set_value(id(patch::Envelope::delay, 1), 1.0F);
    const EnvelopeShape shape(patch, 1);
    EXPECT_EQ(shape.corner(EnvelopeShape::attack).y, 1.0F);
    EXPECT_NEAR(shape.corner(EnvelopeShape::decay).y, 0.4F, 1e-6F);
    EXPECT_GT(shape.corner(EnvelopeShape::delay).x, 0.0F);
    float x = -1.0F;
    for (const auto& point : shape.line()) {
        EXPECT_GE(point.x, x);
        EXPECT_LE(point.x, 1.0F);
        EXPECT_TRUE(point.y >= 0.0F && point.y <= 1.0F);
        x = point.x;
    }
    EXPECT_GT(shape.at(1.5F).y, 0.5F) << "an attack that is bent upwards is past the half in its middle";
    EXPECT_EQ(shape.at(6.0F).y, 0.0F);
}

TEST(LfoPicture, EditsKeepTheShapeInOrder) {
    patch::LfoCurve curve;
    std::size_t added = 0;
    curve = with_point(curve, 0.7F, 0.2F, added).value();
    EXPECT_EQ(added, 2U);
    EXPECT_EQ(curve.count, 4U);
    curve = with_point_moved(curve, 2, 0.1F, 3.0F);
    EXPECT_EQ(curve.points[2].x, 0.5F) << "not past its neighbour";
    EXPECT_EQ(curve.points[2].y, 1.0F);
    curve = with_point_moved(curve, 0, 0.4F, 0.3F);
    EXPECT_EQ(curve.points[0].x, 0.0F) << "the ends stay";
    EXPECT_EQ(curve.points[0].y, 0.3F);
    curve = without_point(without_point(curve, 2), 0);
    EXPECT_EQ(curve.count, 3U);
    while (const auto next = with_point(curve, 0.5F, 0.0F, added)) {
        curve = *next;
    }
    EXPECT_EQ(curve.count, patch::LfoCurve::kMaxPoints);
    EXPECT_EQ(with_bend(curve, 0, 2.0F).points[0].bend, 1.0F);
}

TEST(LfoPicture, StaysInsideItsSquare) {
    for (std::size_t shape = 0; shape < patch::kLfoShapes.size(); ++shape) {
        for (float x = 0.0F; x <= 1.0F; x += 0.01F) {
            EXPECT_LE(std::abs(lfo_height(static_cast<patch::LfoShape>(shape), {}, x)), 1.00001F) << shape;
        }
    }
}

TEST(TablePictures, CrossFadeNeighboursAsTheOscillatorDoes) {
    const wavetable::Harmonics loud{{.amplitude = 1.0F, .phase_turns = 0.0F}};
    const auto table = std::make_shared<patch::TableSource>(patch::TableSource{.name = "", .frames = {loud, {}, loud}});
    TablePicture picture;
    picture.set(table);
    EXPECT_EQ(picture.frames(), 3U);
    EXPECT_NEAR(picture.at(0.0F)[64], 1.0F, 1e-4F);
    EXPECT_NEAR(picture.at(0.25F)[64], 0.5F, 1e-4F);
    EXPECT_NEAR(picture.at(0.5F)[64], 0.0F, 1e-4F);
    EXPECT_NEAR(picture.at(1.0F)[64], 1.0F, 1e-4F);
}

TEST(TableEdits, LeaveTheOtherFramesAlone) {
    const wavetable::Harmonics one{{.amplitude = 0.5F, .phase_turns = 0.0F}};
    const patch::TableSource table{.name = "choir", .frames = {one, {}}};
    const auto edited = with_frame(table, 1, one);
    EXPECT_EQ(edited->frames, (std::vector<wavetable::Harmonics>{one, one}));
    EXPECT_TRUE(edited->name.empty()) << "it is not that factory table any more";
    EXPECT_EQ(with_frame_doubled(table, 0)->frames, (std::vector<wavetable::Harmonics>{one, one, {}}));
    EXPECT_EQ(without_frame(table, 0)->frames, (std::vector<wavetable::Harmonics>{{}}));
    EXPECT_EQ(without_frame(*without_frame(table, 0), 0)->frames.size(), 1U);
    EXPECT_EQ(&frame_of(table, 9), &table.frames[1]);
}

TEST(Routing, KnowsHowFarModulationReaches) {
    patch::Patch patch;
    const patch::ParameterId position = id(patch::Osc::position, 0);
    EXPECT_FALSE(reach_of(patch, position).has_value());
    patch.set_value(position, 40.0F);
    patch.set_route(1, {.source = Source::env_1, .target = position, .amount = 0.25F});
    EXPECT_NEAR(reach_of(patch, position)->low, 0.4F, 1e-6F);
    EXPECT_NEAR(reach_of(patch, position)->high, 0.65F, 1e-6F);
    patch.set_route(2, {.source = Source::lfo_1, .target = position, .amount = 0.5F});
    EXPECT_EQ(reach_of(patch, position)->low, 0.0F);
    EXPECT_EQ(reach_of(patch, position)->high, 1.0F);
    patch.set_value(id(patch::Lfo::polarity, 0), 1.0F);
    EXPECT_NEAR(reach_of(patch, position)->low, 0.4F, 1e-6F) << "a unipolar LFO only goes up";
    EXPECT_EQ(routes_to(patch, position), (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(free_route(patch), 3U);
}

TEST(Routing, RefusesWhatThePatchWould) {
    for (const patch::Parameter& parameter : patch::parameters()) {
        for (std::size_t i = 1; i < patch::kSources; ++i) {
            const auto source = static_cast<Source>(i);
            patch::Patch patch;
            patch.set_route(0, {});
            patch.set_route(0, {.source = source, .target = parameter.id, .amount = 0.5F});
            const bool taken = patch.routes()[0].source == source;
            patch.set_route(0, {});
            EXPECT_EQ(refusal(patch, source, parameter.id).empty(), taken) << parameter.key << ' ' << i;
            EXPECT_EQ(TargetList(source).row_of(parameter.id) != PickList::kNone, taken);
        }
    }
    patch::Patch full;
    for (std::size_t i = 0; i < patch::kRoutes; ++i) {
        full.set_route(i, {.source = Source::random, .target = id(patch::Osc::pan, 0), .amount = 0.1F});
    }
    EXPECT_EQ(refusal(full, Source::env_1, id(patch::Osc::pan, 1)), "All 64 routes are in use.");
    EXPECT_EQ(refusal(full, Source::random, id(patch::Osc::pan, 0)), "Random moves Oscillator 1 Pan already.");
}

TEST(Routing, WritesAndReadsAmounts) {
    EXPECT_EQ(amount_text(0.25F), "+25 %");
    EXPECT_EQ(amount_text(-0.4F), "\u221240 %");
    EXPECT_EQ(amount_text(0.0F), "0 %");
    EXPECT_EQ(amount_text(0.005F), "+0.5 %");
    EXPECT_EQ(parse_amount("\u221240 %"), -0.4F);
    EXPECT_EQ(parse_amount("+250"), 1.0F);
    EXPECT_FALSE(parse_amount("much").has_value());
    EXPECT_FALSE(parse_amount("").has_value());
}

}  // namespace
}  // namespace refrain::ui
