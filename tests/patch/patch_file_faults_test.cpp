#include <gtest/gtest.h>

#include <string>

#include "patch/files/json_text.hpp"
#include "patch/files/patch_file.hpp"
#include "wavetable/harmonics.hpp"

// What is wrong with a file, in one line: the file, the place, what was expected.
namespace refrain::patch {
namespace {

std::string fault(const std::string& text) {
    const auto patch = read_patch(text, "p");
    EXPECT_FALSE(patch) << text.substr(0, 200);
    const std::string error = patch ? "none" : patch.error();
    EXPECT_EQ(error.find('\n'), std::string::npos) << error;
    EXPECT_LT(error.size(), 400U) << error;
    return error;
}

std::string fault_in(const std::string& rest) {
    return fault(R"({"refrain": {"schema": 1}, )" + rest + "}");
}

TEST(PatchFileFault, NamesTheLineWhereTextIsNoJson) {
    EXPECT_EQ(fault("{\"refrain\": {\"schema\": 1},\n \"parameters\": {\"osc1\":").substr(0, 11), "p: line 2: ");
    EXPECT_NE(fault("").find("p: line 1: "), std::string::npos);
    EXPECT_NE(fault("{\"refrain\": {\"schema\": 1}} {}").find("p: line 1: "), std::string::npos);
    EXPECT_NE(fault("{\"refrain\": {\"schema\": NaN}}").find("p: line 1: "), std::string::npos);
    EXPECT_NE(fault("{\"refrain\": {\"schema\": 1e999}}").find("number overflow"), std::string::npos);
    EXPECT_NE(fault("{\"refrain\": {\"schema\": 1, \"name\": \"\xC3\x28\"}}").find("UTF-8"), std::string::npos);
    EXPECT_NE(fault(std::string(R"({"refrain")") + '\0' + "}").find("p: line 1: "), std::string::npos);
}

TEST(PatchFileFault, TellsAPatchFromAnotherFile) {
    const std::string kind =
        R"(p: /: expected {"refrain": {"schema": 1, ...}, "parameters": {...}, ...}, as a Refrain patch begins)";
    EXPECT_EQ(fault("{}"), kind);
    EXPECT_EQ(fault("[1, 2]"), kind);
    EXPECT_EQ(fault("\"refrain\""), kind);
    EXPECT_EQ(fault(R"({"refrain": 1})"), kind);
    EXPECT_EQ(fault(R"({"refrain": {}})"), R"(p: /refrain: expected "schema": 1, found none)");
    for (const char* schema : {"0", "-1", "1.5", "\"1\"", "null", "99999999999999999999"}) {
        EXPECT_EQ(fault(R"({"refrain": {"schema": )" + std::string(schema) + "}}").rfind("p: /refrain/schema: ", 0),
                  0U);
    }
    EXPECT_EQ(fault(R"({"refrain": {"schema": 1, "name": 5}})"),
              "p: /refrain/name: expected a text in quotes, found 5");
}

TEST(PatchFileFault, NamesTheParameterAndItsRange) {
    EXPECT_EQ(fault_in(R"("parameters": {"osc1": {"level": "loud"}})"),
              R"(p: /parameters/osc1/level: expected a value like "0 dB" from -inf dB to 6.0 dB, found "loud")");
    EXPECT_EQ(fault_in(R"("parameters": {"osc1": {"level": 6.5}})"),
              R"(p: /parameters/osc1/level: expected a value like "0 dB" from -inf dB to 6.0 dB, found 6.5)");
    EXPECT_EQ(fault_in(R"("parameters": {"osc1": {"unison": 2.5}})"),
              R"(p: /parameters/osc1/unison: expected a whole number like "1" from 1 to 16, found 2.5)");
    EXPECT_EQ(fault_in(R"("parameters": {"osc1": {"on": 1}})"),
              "p: /parameters/osc1/on: expected true or false, found 1");
    EXPECT_EQ(fault_in(R"("parameters": {"play": {"mode": 2}})"),
              "p: /parameters/play/mode: expected one of poly, mono, legato, found 2");
    EXPECT_EQ(fault_in(R"("parameters": {"play": {"mode": "polyphonic"}})"),
              "p: /parameters/play/mode: expected one of poly, mono, legato, found \"polyphonic\"");
    EXPECT_NE(fault_in(R"("parameters": {"filter1": {"cutoff": "nan Hz"}})").find("/parameters/filter1/cutoff"),
              std::string::npos);
    EXPECT_NE(fault_in(R"("parameters": {"filter1": {"cutoff": "5 dB"}})").find("16.00 Hz to 20.48 kHz"),
              std::string::npos);
    EXPECT_EQ(fault_in(R"("parameters": {"osc1": [1]})"),
              "p: /parameters/osc1: expected an object, {...}, found [...]");
    EXPECT_EQ(fault_in(R"("parameters": null)"), "p: /parameters: expected an object, {...}, found null");
}

TEST(PatchFileFault, NamesTheTable) {
    EXPECT_EQ(fault_in(R"("tables": {"osc1": "chior"})"),
              "p: /tables/osc1: expected the name of a table (refrain --tables lists them), found \"chior\"");
    EXPECT_NE(fault_in(R"("tables": {"osc1": {"frames": []}})").find("/tables/osc1/frames: expected a list of frames"),
              std::string::npos);
    EXPECT_EQ(fault_in(R"("tables": {"osc1": {"frames": [[1], [0, "x"]]}})"),
              "p: /tables/osc1/frames/1/1: expected a number, found \"x\"");
    EXPECT_EQ(fault_in(R"("tables": {"osc1": {"frames": [[[1]]]}})"),
              "p: /tables/osc1/frames/0/0: expected [amplitude, phase in turns], found [...]");
    EXPECT_EQ(fault_in(R"("tables": {"osc1": {"frames": [[1e39]]}})"),
              "p: /tables/osc1/frames/0/0: expected a number, found 1e+39");
    std::string harmonics = "0";
    for (std::size_t i = 0; i < wavetable::kMaxHarmonics; ++i) {
        harmonics += ",0";
    }
    EXPECT_EQ(fault_in(R"("tables": {"osc3": {"frames": [[)" + harmonics + "]]}}"),
              "p: /tables/osc3/frames/0: expected at most 2048 harmonics, found 2049");
    std::string frames = "[1]";
    for (std::size_t i = 0; i < wavetable::kMaxFrames; ++i) {
        frames += ",[1]";
    }
    EXPECT_EQ(fault_in(R"("tables": {"osc3": {"frames": [)" + frames + "]}}"),
              "p: /tables/osc3/frames: expected at most 256 frames, found 257");
}

TEST(PatchFileFault, NamesTheLineOfTheMatrix) {
    EXPECT_EQ(fault_in(R"("matrix": {})"), "p: /matrix: expected a list of lines, [{...}, ...], found {...}");
    EXPECT_EQ(fault_in(R"("matrix": [{"source": "LFO 1", "amount": 1}])"),
              "p: /matrix/0: expected a target, found none");
    EXPECT_EQ(fault_in(R"("matrix": [{"source": "LFO 1", "target": "osc1.pan", "amount": 2}])"),
              "p: /matrix/0/amount: expected a number from -1 to 1, found 2");
    EXPECT_EQ(fault_in(R"("matrix": [{"source": "osc 1", "target": "osc1.pan", "amount": 1}])"),
              "p: /matrix/0/source: expected a source that may move osc1.pan, found \"osc 1\"");
    EXPECT_EQ(fault_in(R"("matrix": [{"source": "LFO 1", "target": "play.mode", "amount": 1}])"),
              "p: /matrix/0/source: expected a source that may move play.mode, found \"LFO 1\"");
    EXPECT_EQ(fault_in(R"("matrix": [{"source": "key", "target": "osc1.pan", "amount": 1, "scaler": "osc 2"}])"),
              "p: /matrix/0/scaler: expected a source that is no oscillator, found \"osc 2\"");
    EXPECT_EQ(fault_in(R"("matrix": [{"slot": 65, "source": "key", "target": "osc1.pan", "amount": 1}])"),
              "p: /matrix/0/slot: expected a whole number from 1 to 64, found 65");
    std::string lines;
    for (int i = 0; i < 65; ++i) {
        lines += R"({"source": "key", "target": "osc1.pan", "amount": 1})";
        lines += i < 64 ? "," : "";
    }
    EXPECT_EQ(fault_in("\"matrix\": [" + lines + "]"), "p: /matrix/64: expected at most 64 lines, found more");
}

TEST(PatchFileFault, NamesTheCurveAndTheOrder) {
    EXPECT_EQ(fault_in(R"("lfo_curves": {"lfo1": [[0, 0]]})"),
              "p: /lfo_curves/lfo1: expected a list of 2 to 32 points, [[x, y], ...], found [...]");
    EXPECT_EQ(fault_in(R"("lfo_curves": {"lfo1": [[0, 0], [0.5, 2], [1, 0]]})"),
              "p: /lfo_curves/lfo1/1/1: expected a number from -1 to 1, found 2");
    EXPECT_EQ(fault_in(R"("lfo_curves": {"lfo1": [[0, 0], [0.5, 0], [0.25, 0], [1, 0]]})"),
              "p: /lfo_curves/lfo1/2/0: expected a number from 0.5 to 1, found 0.25");
    EXPECT_EQ(fault_in(R"("lfo_curves": {"lfo1": [[0.1, 0], [1, 0]]})"),
              "p: /lfo_curves/lfo1: expected points from x = 0 to x = 1, found [...]");
    for (const char* order : {R"(["reverb"])", "[]", "5", R"([1, 2, 3, 4, 5, 6, 7, 8])"}) {
        EXPECT_EQ(fault_in("\"effects\": " + std::string(order)).rfind("p: /effects: expected each of these once: ", 0),
                  0U);
    }
}

TEST(PatchFileFault, FindsWhatIsThereTwice) {
    EXPECT_EQ(fault_in(R"("parameters": {"osc1": {"pan": 0, "level": 0, "pan": 1}})"),
              "p: /parameters/osc1/pan: stands there twice; expected once");
    EXPECT_EQ(fault_in(R"("refrain": {"schema": 1})"), "p: /refrain: stands there twice; expected once");
}

TEST(PatchFileFault, EndsWithWhatNoPatchCanBe) {
    const std::string deep = std::string(100000, '[');
    EXPECT_NE(fault_in("\"x\": " + deep).find("p: /x: expected at most 32 levels"), std::string::npos);
    std::string wide = "\"k\": 0";
    for (int i = 0; i < 100000; ++i) {
        wide += ", \"k" + std::to_string(i) + "\": 0";
    }
    EXPECT_NE(fault_in("\"x\": {" + wide + "}").find("expected at most 4096 entries"), std::string::npos);
    std::string large = R"("matrix": [)";
    large.append(50'000'000, ' ').append("}");
    EXPECT_EQ(fault_in(large).rfind("p: line 1: ", 0), 0U);
}

}  // namespace
}  // namespace refrain::patch
