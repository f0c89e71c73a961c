#include "patch/files/patch_file.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "patch/any_patch.hpp"
#include "patch/files/migration.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::patch {
namespace {

Patch read(const std::string& text) {
    const auto patch = read_patch(text, "p");
    EXPECT_TRUE(patch) << patch.error() << '\n' << text;
    return patch.value_or(Patch{});
}

TEST(PatchFile, OfTheInitPatchHoldsNothingButItsName) {
    EXPECT_EQ(write_patch(Patch{}), R"({
  "refrain": {
    "schema": 1,
    "name": "Init"
  }
}
)");
    EXPECT_EQ(read(R"({"refrain": {"schema": 1}})"), Patch{});
}

TEST(PatchFile, IsAsAPlayerWouldWriteIt) {
    Patch patch;
    patch.name = "Glass choir";
    patch.category = "Pad";
    patch.set_value(id(Osc::level, 0), -6.0F);
    patch.set_value(id(Osc::unison, 0), 5.0F);
    patch.set_value(id(Osc::pan, 1), -0.3F);
    patch.set_value(id(Filter::on, 0), 1.0F);
    patch.set_value(id(Filter::type, 0), 11.0F);
    patch.set_value(id(Filter::cutoff, 0), 1250.5F);
    patch.set_value(id(Envelope::attack, 0), 0.0132345F);
    const auto choir = wavetable::factory_frames("choir");
    patch.set_table(0, std::make_shared<TableSource>(TableSource{.name = "choir", .frames = choir}));
    patch.set_table(1, drawn_table({{1.0F, 0.0F}, {0.5F, 0.5F}, {0.25F, 0.125F}, {0.1F, 0.0F}}));
    patch.set_route(2, {.source = Source::lfo_1,
                        .scaler = Source::channel_pressure,
                        .target = id(Filter::cutoff, 0),
                        .amount = 0.25F,
                        .curve = -0.1F});
    patch.set_lfo_curve(1, {.count = 3, .points = {{{0.0F, -1.0F}, {0.3F, 1.0F, 0.5F}, {1.0F, -1.0F}}}});
    EXPECT_EQ(write_patch(patch), R"({
  "refrain": {
    "schema": 1,
    "name": "Glass choir",
    "category": "Pad"
  },
  "parameters": {
    "osc1": {
      "level": "-6 dB",
      "unison": 5
    },
    "osc2": {
      "pan": "L 30"
    },
    "filter1": {
      "on": true,
      "type": "comb",
      "cutoff": "1250.5 Hz"
    },
    "env1": {
      "attack": "13.2345 ms"
    }
  },
  "tables": {
    "osc1": "choir",
    "osc2": {
      "frames": [[1, -0.5, [0.25, 0.125], 0.1]]
    }
  },
  "matrix": [
    {"source": "LFO 4", "target": "play.pitch", "amount": 0.0052083335, "scaler": "wheel"},
    {
      "slot": 3,
      "source": "LFO 1",
      "target": "filter1.cutoff",
      "amount": 0.25,
      "scaler": "channel pressure",
      "curve": -0.1
    }
  ],
  "lfo_curves": {
    "lfo2": [[0, -1], [0.3, 1, 0.5], [1, -1]]
  }
}
)");
    EXPECT_EQ(read(write_patch(patch)), patch);
}

TEST(PatchFile, GivesEveryFloatBackToTheBit) {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const Patch patch = test::any_patch(seed);
        const std::string text = write_patch(patch);
        const Patch again = read(text);
        ASSERT_EQ(again, patch) << text;
        ASSERT_EQ(write_patch(again), text);
    }
}

TEST(PatchFile, KeepsAMatrixThatWasEmptied) {
    Patch patch;
    patch.set_route(0, {});
    EXPECT_EQ(read(write_patch(patch)), patch);
    EXPECT_NE(write_patch(patch).find("\"matrix\": []"), std::string::npos) << write_patch(patch);
}

TEST(PatchFile, KeepsHarmonicsThatAreNotAsTheFactoryMakesThem) {
    Patch patch;
    patch.set_table(0, std::make_shared<TableSource>(TableSource{.name = "choir", .frames = {{{1.0F, 0.0F}}}}));
    EXPECT_EQ(read(write_patch(patch)), patch);
    patch.set_table(0, drawn_table({{std::numeric_limits<float>::quiet_NaN(), 0.0F}, {1e-38F, 1e30F}}));
    EXPECT_EQ(read(write_patch(patch)).table(0)->frames.front(), (wavetable::Harmonics{{0.0F, 0.0F}, {1e-38F, 1e30F}}));
}

TEST(PatchFile, MakesTextOfWhatIsNone) {
    Patch patch;
    patch.name = "Caf\xE9";
    EXPECT_EQ(read(write_patch(patch)).name, "Caf\xEF\xBF\xBD");
}

TEST(PatchFile, MayBeWrittenByHand) {
    const Patch patch = read(R"({"refrain": {"schema": 1, "name": "By hand"},
        "parameters": {"osc1": {"level": "-6", "on": "off", "pan": -0.5, "unison": "3"},
                       "filter1": {"cutoff": "1.5k", "type": "Low-24"}, "env1": {"release": 0.5},
                       "master": {"volume": "-inf dB"}, "sub": {"level": -400}},
        "tables": {"osc2": {"frames": [[1], [0, -1]]}}, "matrix": []})");
    EXPECT_EQ(patch.value(id(Osc::level, 0)), -6.0F);
    EXPECT_EQ(patch.value(id(Osc::on, 0)), 0.0F);
    EXPECT_EQ(patch.value(id(Osc::pan, 0)), -0.5F);
    EXPECT_EQ(patch.value(id(Osc::unison, 0)), 3.0F);
    EXPECT_EQ(patch.value(id(Filter::cutoff, 0)), 1500.0F);
    EXPECT_EQ(patch.value(id(Filter::type, 0)), 1.0F);
    EXPECT_EQ(patch.value(id(Envelope::release, 0)), 0.5F);
    EXPECT_EQ(patch.value(id(Sub::level)), parameter(id(Sub::level)).minimum) << "below silence is silence";
    EXPECT_EQ(patch.table(1)->frames.size(), 2U);
    EXPECT_EQ(patch.routes()[0], Route{});
}

TEST(PatchFile, KeepsWhatItDoesNotKnowWhereItWas) {
    const std::string text = R"({
  "refrain": {
    "schema": 1,
    "name": "Init",
    "licence": "CC0"
  },
  "parameters": {
    "osc1": {
      "pan": "R 10",
      "sparkle": "12 %"
    },
    "granulator": {
      "size": 0.25
    }
  },
  "matrix": [
    {"source": "LFO 4", "target": "play.pitch", "amount": 0.0052083335, "scaler": "wheel"},
    {"source": "LFO 9", "target": "osc1.pan", "amount": 1}
  ],
  "colours": ["red", ["deep", [1, 2, [3]]], null]
}
)";
    PatchNotes notes;
    const auto patch = read_patch(text, "p", &notes);
    ASSERT_TRUE(patch) << patch.error();
    EXPECT_EQ(write_patch(*patch), text);
    EXPECT_EQ(notes, (PatchNotes{"p: /matrix/1: has something unknown in it; kept, but does nothing",
                                 "p: /refrain/licence: not known, kept as it is",
                                 "p: /parameters/osc1/sparkle: not known, kept as it is",
                                 "p: /parameters/granulator/size: not known, kept as it is",
                                 "p: /colours: not known, kept as it is"}));
    // An edit changes what it changes and nothing else.
    Patch edited = *patch;
    edited.set_value(id(Osc::pan, 0), 0.0F);
    EXPECT_NE(write_patch(edited).find("\"osc1\": {\n      \"sparkle\": \"12 %\"\n    }"), std::string::npos);
}

TEST(PatchFile, OfANewerProgramOpensWithWhatIsKnownAndStaysOne) {
    const std::string text = R"({
  "refrain": {
    "schema": 7,
    "name": "Later",
    "needs": 1
  },
  "parameters": {
    "osc1": {
      "pan": "R 10",
      "level": {"from": "-6 dB", "to": "0 dB"}
    },
    "filter1": {
      "type": "low 96"
    }
  },
  "tables": {
    "osc1": "table of the future"
  },
  "matrix": [
    {"source": "LFO 1", "target": "osc1.pan", "amount": 0.5},
    {"source": "LFO 1", "target": "osc1.pan", "amount": 7}
  ],
  "effects": ["reverb", "granulator"]
}
)";
    PatchNotes notes;
    const auto patch = read_patch(text, "p", &notes);
    ASSERT_TRUE(patch) << patch.error();
    EXPECT_EQ(patch->name, "Later");
    EXPECT_EQ(patch->value(id(Osc::pan, 0)), 0.1F);
    EXPECT_EQ(patch->value(id(Osc::level, 0)), 0.0F);
    EXPECT_EQ(patch->routes()[0].amount, 0.5F);
    EXPECT_EQ(patch->routes()[1], Route{});
    ASSERT_FALSE(notes.empty());
    EXPECT_NE(notes.front().find("a newer Refrain"), std::string::npos);
    EXPECT_EQ(write_patch(*patch), text);
}

TEST(PatchFile, OfANewerProgramIsRefusedWhenItSaysThatItMustBe) {
    EXPECT_EQ(read_patch(R"({"refrain": {"schema": 7, "needs": 2}})", "p").error(),
              "p: /refrain/needs: expected at most 1, found 2; a newer Refrain wrote this patch");
}

TEST(Migration, AppliesWhatIsNewerThanTheFileInOrder) {
    const std::array<Migration, 3> all{{{1, [](Json& j) { j["did"].push_back(1); }},
                                        {2, [](Json& j) { j["did"].push_back(2); }},
                                        {3, [](Json& j) { j["did"].push_back(3); }}}};
    Json document;
    migrate(document, 2, all);
    EXPECT_EQ(document.dump(), R"({"did":[2,3]})");
    EXPECT_EQ(migrations().size(), static_cast<std::size_t>(kSchema - 1)) << "one for each older schema";
}

}  // namespace
}  // namespace refrain::patch
