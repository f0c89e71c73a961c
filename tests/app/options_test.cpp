#include "app/options.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/nearest_word.hpp"

namespace refrain::app {
namespace {

using Words = std::vector<std::string>;

std::string refusal(const Words& words) {
    const auto options = parse_options(words);
    EXPECT_FALSE(options);
    if (options) {
        return "accepted";
    }
    EXPECT_EQ(options.error().code, kUsageError);
    EXPECT_EQ(options.error().text.find('\n'), std::string::npos) << options.error().text;
    return options.error().text;
}

PlayOptions playing(const Words& words) {
    const auto options = parse_options(words);
    EXPECT_TRUE(options && options->play && !options->render) << (options ? "" : options.error().text);
    return options && options->play ? *options->play : PlayOptions{};
}

RenderOptions rendering(const Words& words) {
    const auto options = parse_options(words);
    EXPECT_TRUE(options && options->render && !options->play) << (options ? "" : options.error().text);
    return options && options->render ? *options->render : RenderOptions{};
}

TEST(Options, WithoutAnyThePlainInstrumentPlays) {
    const PlayOptions play = playing({});
    EXPECT_EQ(play.sound.patch, "");
    EXPECT_FALSE(play.sound.table);
    EXPECT_FALSE(play.sound.edits());
    EXPECT_TRUE(play.sound.settings.empty());
    EXPECT_EQ(play.client_name, "refrain");
    EXPECT_TRUE(play.connect);
    EXPECT_TRUE(play.may_start_server);
    EXPECT_FALSE(play.headless);
    EXPECT_FALSE(play.server.driver);
    EXPECT_EQ(play.server.name, "");
    EXPECT_EQ(play.midi_api, midi::DeviceApi::alsa);
}

TEST(Options, OfPlayingReachTheirPlaces) {
    const PlayOptions play =
        playing({"--name", "lead", "--server=studio", "--no-connect", "--no-start", "--driver", "dummy", "--rate",
                 "44100", "--period", "64", "--headless", "--scale", "1.5", "--midi-api", "jack", "--table", "square"});
    EXPECT_EQ(play.client_name, "lead");
    EXPECT_EQ(play.server.name, "studio");
    EXPECT_FALSE(play.connect);
    EXPECT_FALSE(play.may_start_server);
    EXPECT_EQ(play.server.driver, jack::Driver::dummy);
    EXPECT_EQ(play.server.rate, 44100U);
    EXPECT_EQ(play.server.period, 64U);
    EXPECT_TRUE(play.headless);
    EXPECT_FLOAT_EQ(play.scale, 1.5F);
    EXPECT_EQ(play.midi_api, midi::DeviceApi::jack);
    EXPECT_EQ(play.sound.table, "square");
    EXPECT_EQ(playing({"--no-midi"}).midi_api, midi::DeviceApi::none);
    EXPECT_EQ(playing({"lead.refrain", "--headless"}).sound.patch, "lead.refrain");
    EXPECT_EQ(playing({"--patch", "lead.refrain"}).sound.patch, "lead.refrain");
}

TEST(Options, OfRenderingReachTheirPlaces) {
    const RenderOptions render = rendering(
        {"render", "in.mid", "out.wav", "--table", "h.txt", "--rate", "96000", "--period", "17", "--tail", "2.5"});
    EXPECT_EQ(render.input, "in.mid");
    EXPECT_EQ(render.output, "out.wav");
    EXPECT_EQ(render.sound.table, "h.txt");
    EXPECT_EQ(render.rate, 96000U);
    EXPECT_EQ(render.period, 17U);
    EXPECT_EQ(render.tail_s, 2.5);
    EXPECT_FALSE(rendering({"render", "in.mid", "out.wav"}).tail_s);
    EXPECT_EQ(rendering({"render", "in.mid", "out.wav", "--patch", "p.refrain"}).sound.patch, "p.refrain");
}

TEST(Options, SetValuesAreReadInTheirUnits) {
    const PlayOptions play =
        playing({"--set", "env1.attack=20ms", "--set", "osc1.pan=L 30", "--set=master.volume=-99"});
    ASSERT_EQ(play.sound.settings.size(), 3U);
    EXPECT_EQ(play.sound.settings[0].parameter, patch::id(patch::Envelope::attack, 0));
    EXPECT_FLOAT_EQ(play.sound.settings[0].value, 0.02F);
    EXPECT_FLOAT_EQ(play.sound.settings[1].value, -0.3F);
    EXPECT_LE(play.sound.settings[2].value, patch::parameter(patch::id(patch::Master::volume)).minimum);
    EXPECT_EQ(rendering({"render", "a", "b", "--set", "osc1.fine=5"}).sound.settings.size(), 1U);
}

TEST(Options, SetTakesBothEndsOfEveryRange) {
    for (const patch::Parameter& parameter : patch::parameters()) {
        for (const float end : {parameter.minimum, parameter.maximum}) {
            const std::string text = std::string(parameter.key) + "=" + patch::format_value(parameter, end);
            EXPECT_FLOAT_EQ(playing({"--set", text}).sound.settings.at(0).value, end) << text;
        }
    }
}

TEST(Options, ARefusalNamesTheWordAndWhatWouldBeRight) {
    EXPECT_EQ(refusal({"--heedless"}), "refrain: unknown option --heedless; did you mean --headless?");
    EXPECT_EQ(refusal({"--frobnicate=3"}), "refrain: unknown option --frobnicate; see refrain --help");
    EXPECT_EQ(refusal({"rendr", "a", "b"}), "refrain: unexpected word \"rendr\"; did you mean render?");
    EXPECT_EQ(refusal({"render", "a", "b", "c"}), "refrain: unexpected word \"c\"; see refrain render --help");
    EXPECT_EQ(refusal({"render", "a", "b", "--tial", "1"}), "refrain: unknown option --tial; did you mean --tail?");
    EXPECT_EQ(refusal({"--set", "osc1.lvel=3"}),
              "refrain: --set osc1.lvel=3: there is no parameter \"osc1.lvel\"; did you mean osc1.level?");
    EXPECT_EQ(refusal({"--set", "osc1.level=loud"}),
              "refrain: --set osc1.level=loud: expected a value like \"0.0 dB\", from -inf dB to 6.0 dB");
    EXPECT_EQ(refusal({"--set", "env1.attack=0.1 ms"}),
              "refrain: --set env1.attack=0.1 ms: expected a value like \"2.0 ms\", from 0.5 ms to 20.0 s");
    EXPECT_EQ(refusal({"--set", "master.volume=99"}),
              "refrain: --set master.volume=99: expected a value like \"0.0 dB\", from -inf dB to 6.0 dB");
    EXPECT_EQ(refusal({"--set", "play.mode=polyphonic"}),
              "refrain: --set play.mode=polyphonic: expected one of poly, mono, legato");
    EXPECT_EQ(refusal({"--set", "frobnicate=1"}),
              "refrain: --set frobnicate=1: there is no parameter \"frobnicate\"; refrain --parameters lists them");
    EXPECT_EQ(refusal({"a.refrain", "b.refrain"}), "refrain: unexpected word \"b.refrain\"; see refrain --help");
    EXPECT_EQ(refusal({"--set", "osc1.level"}),
              "refrain: --set osc1.level: expected KEY=VALUE, for example --set env1.attack=20ms");
    for (const Words& words :
         {Words{"--rate", "5"}, Words{"--rate", "fast"}, Words{"--driver", "oss"}, Words{"--scale", "9"},
          Words{"--scale", "nan"}, Words{"render", "a", "b", "--tail", "nan"}, Words{"--name"}, Words{"--name", ""},
          Words{"render"}, Words{"render", "in.mid"}, Words{"render", "in.mid", "out.wav", "--tail", "-1"}}) {
        EXPECT_EQ(refusal(words).rfind("refrain: ", 0), 0U);
    }
}

TEST(Options, OptionsThatContradictEachOtherAreRefused) {
    EXPECT_NE(refusal({"--no-midi", "--midi-api", "jack"}).find("--no-midi"), std::string::npos);
    EXPECT_EQ(refusal({"render", "a", "b", "--headless"}),
              "refrain: option --headless belongs to playing, not to render; see refrain render --help");
    EXPECT_EQ(refusal({"--headless", "render", "a", "b"}),
              "refrain: option --headless belongs to playing, not to render; see refrain render --help");
    EXPECT_EQ(refusal({"lead.refrain", "render", "a", "b"}),
              "refrain: option --patch stands before \"render\"; write it behind");
    EXPECT_EQ(refusal({"--rate", "44100", "render", "a", "b"}),
              "refrain: option --rate stands before \"render\"; write it behind");
    EXPECT_EQ(refusal({"--tail", "3"}), "refrain: option --tail belongs to render, not to playing; see refrain --help");
}

TEST(Options, HelpTellsOfEveryOptionInAPageOrTwo) {
    const auto help = parse_options({"--help"});
    ASSERT_FALSE(help);
    EXPECT_EQ(help.error().code, 0);
    for (const std::string word :
         {"--name",       "--server", "--no-connect", "--no-start", "--driver", "--rate",     "--period",
          "--headless",   "--scale",  "--midi-api",   "--no-midi",  "--patch",  "--table",    "--set",
          "--parameters", "--tables", "render",       "Examples:",  "[48000]",  "Exit codes:"}) {
        EXPECT_NE(help.error().text.find(word), std::string::npos) << word;
    }
    EXPECT_LT(std::count(help.error().text.begin(), help.error().text.end(), '\n'), 80);
    const auto render_help = parse_options({"render", "--help"});
    ASSERT_FALSE(render_help);
    EXPECT_NE(render_help.error().text.find("--tail"), std::string::npos);
    EXPECT_EQ(render_help.error().text.find("--headless"), std::string::npos);
}

TEST(Options, ParametersAreListedOnceForAllSectionsOfAKind) {
    const auto list = parse_options({"--parameters"});
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, 0);
    const std::string& text = list.error().text;
    for (const patch::Parameter& parameter : patch::parameters()) {
        std::string key(parameter.key);
        const std::size_t dot = key.find('.');
        if (std::isdigit(static_cast<unsigned char>(key[dot - 1])) != 0) {
            key = key.substr(0, dot - 1) + "1.." + "?" + key.substr(dot);
        }
        const std::size_t any = key.find('?');
        const std::string tail = any == std::string::npos ? key : key.substr(any + 1);
        EXPECT_NE(text.find(any == std::string::npos ? "  " + key + " " : key.substr(0, any)), std::string::npos)
            << key;
        EXPECT_NE(text.find(tail + " "), std::string::npos) << key;
        EXPECT_NE(text.find(parameter.help.substr(0, 20)), std::string::npos) << key;
    }
    EXPECT_NE(text.find("\n  osc1..3.level "), std::string::npos) << text;
    EXPECT_NE(text.find("[on, off, off]"), std::string::npos) << text;
    EXPECT_EQ(text.find("osc2.level"), std::string::npos);
}

TEST(Options, TablesAreListedByCategory) {
    const auto list = parse_options({"--tables"});
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, 0);
    EXPECT_NE(list.error().text.find("\nVocal\n  vowels "), std::string::npos) << list.error().text;
}

TEST(Options, HelpFitsATerminal) {
    for (const Words& words : {Words{"--help"}, Words{"render", "--help"}, Words{"--parameters"}, Words{"--tables"}}) {
        const std::string text = parse_options(words).error().text;
        std::size_t start = 0;
        while (start < text.size()) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            EXPECT_LE(end - start, 120U) << text.substr(start, end - start);
            start = end + 1;
        }
        EXPECT_EQ(text.find("{false}"), std::string::npos);
    }
}

TEST(Options, VersionIsOneLine) {
    const auto version = parse_options({"--version"});
    ASSERT_FALSE(version);
    EXPECT_EQ(version.error().code, 0);
    EXPECT_EQ(version.error().text.rfind("refrain ", 0), 0U);
}

TEST(NearestWord, FindsWhatWasMeantAndNothingElse) {
    const Words known{"--rate", "--table", "--tail"};
    EXPECT_EQ(nearest_word("--tabel", known), "--table");
    EXPECT_EQ(nearest_word("--rte", known), "--rate");
    EXPECT_EQ(nearest_word("--colour", known), "");
    EXPECT_EQ(nearest_word("", known), "");
}

}  // namespace
}  // namespace refrain::app
