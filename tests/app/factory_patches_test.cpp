#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/offline_player.hpp"
#include "app/patch_library.hpp"
#include "app/temporary_folder.hpp"
#include "patch/files/patch_file.hpp"

// The sounds that come with the program.
namespace refrain::app {
namespace {

constexpr std::array<std::string_view, 12> kCategories{"Bass", "Bell", "Brass", "Drone", "Drums", "Effects",
                                                       "Keys", "Lead", "Organ", "Pad",   "Pluck", "Strings"};

#ifdef REFRAIN_SANITIZED
constexpr std::size_t kOneOf = 3;
constexpr double kHeld_s = 0.3;
#else
constexpr std::size_t kOneOf = 1;
constexpr double kHeld_s = 0.75;
#endif

constexpr double kTail_s = 0.1;
constexpr std::uint32_t kRate_hz = 48000;

struct Sound {
    ui::PatchListing listing;
    patch::Patch patch;
    patch::PatchNotes notes;
};

/// All that ship, one in kOneOf of them; read once.
const std::vector<Sound>& shipped_sounds() {
    static const std::vector<Sound> sounds = [] {
        std::vector<Sound> read;
        const auto listings = shipped_patches();
        for (std::size_t i = 0; i < listings.size(); i += kOneOf) {
            patch::PatchNotes notes;
            auto patch = patch::read_patch_file(listings[i].file, &notes);
            EXPECT_TRUE(patch) << patch.error();
            read.push_back({listings[i], std::move(patch).value_or(patch::Patch()), std::move(notes)});
        }
        return read;
    }();
    return sounds;
}

/// The init patch is a start, no sound to look for.
bool is_init(const ui::PatchListing& listing) {
    return listing.file.stem() == "init";
}

/// A key, its octave and a fifth on top, one after the other; all are let go together.
midi::MidiFile phrase() {
    constexpr std::array<std::uint8_t, 3> kKeys{48, 60, 67};
    midi::MidiFile music{.tracks = 1, .duration_s = kHeld_s, .events = {}};
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        music.events.push_back({.time_s = 0.25 * kHeld_s * static_cast<double>(i),
                                .event = {.kind = engine::EventKind::note_on, .number = kKeys[i], .value = 100}});
    }
    for (const std::uint8_t key : kKeys) {
        music.events.push_back(
            {.time_s = kHeld_s, .event = {.kind = engine::EventKind::note_off, .number = key, .value = 64}});
    }
    return music;
}

/// Both sides in turn.
std::vector<float> rendered(const patch::Patch& patch) {
    std::vector<float> samples;
    const OfflineReport report =
        play_offline(phrase(), patch, {.sample_rate = kRate_hz, .period = 1024, .tail_s = kTail_s},
                     [&](std::span<const float> interleaved, std::uint64_t) {
                         samples.insert(samples.end(), interleaved.begin(), interleaved.end());
                         return true;
                     });
    EXPECT_FALSE(report.stopped);
    return samples;
}

#ifndef REFRAIN_SANITIZED  // in the short phrase, what swells slowly has not done so yet
/// Mean power in dB against a full-scale square on both sides, of the windows of 50 ms that are at most 20 dB below the
/// loudest one: how loud it is while it sounds. The ear's sensitivity to frequency is not weighed in.
double gated_loudness_db(const std::vector<float>& samples) {
    constexpr std::size_t kWindow = std::size_t{2} * kRate_hz / 20;
    std::vector<double> powers;
    for (std::size_t first = 0; first + kWindow <= samples.size(); first += kWindow) {
        double sum = 0.0;
        for (std::size_t i = first; i < first + kWindow; ++i) {
            sum += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
        }
        powers.push_back(sum / static_cast<double>(kWindow));
    }
    const double loudest = *std::max_element(powers.begin(), powers.end());
    std::erase_if(powers, [&](double power) { return power < 0.01 * loudest; });
    double sum = 0.0;
    for (const double power : powers) {
        sum += power;
    }
    return 10.0 * std::log10(sum / static_cast<double>(powers.size()));
}
#endif

TEST(FactoryPatches, FillTheTwelveCategories) {
    std::set<std::string> names;
    std::set<std::string> categories;
    for (const ui::PatchListing& listing : shipped_patches()) {
        EXPECT_TRUE(names.insert(listing.name).second) << listing.name << " is there twice";
        if (is_init(listing)) {
            continue;
        }
        EXPECT_NE(std::find(kCategories.begin(), kCategories.end(), listing.category), kCategories.end())
            << listing.file << " is filed under " << listing.category;
        categories.insert(listing.category);
    }
    EXPECT_GE(names.size(), 24U);
    EXPECT_EQ(categories.size(), kCategories.size());
}

TEST(FactoryPatches, AreAsTheProgramWritesThem) {
    ASSERT_FALSE(shipped_sounds().empty());
    for (const auto& [listing, patch, notes] : shipped_sounds()) {
        EXPECT_TRUE(notes.empty()) << notes.front();
        EXPECT_EQ(patch.name, listing.name);
        EXPECT_EQ(test::TemporaryFolder::read(listing.file), patch::write_patch(patch)) << listing.file;
    }
}

TEST(FactoryPatches, SayWhatTheWheelAndTheMacrosDo) {
    for (const auto& [listing, patch, notes] : shipped_sounds()) {
        if (is_init(listing)) {
            continue;
        }
        const patch::Routes& routes = patch.routes();
        const auto moves = [&routes](patch::Source source) {
            return std::any_of(routes.begin(), routes.end(), [source](const patch::Route& route) {
                return route.amount != 0.0F && (route.source == source || route.scaler == source);
            });
        };
        EXPECT_EQ(patch.author, "Refrain") << listing.file;
        EXPECT_NE(patch.comment.find("wheel"), std::string::npos) << listing.file;
        EXPECT_TRUE(moves(patch::Source::wheel)) << listing.file;
        for (std::size_t macro = 0; macro < patch::kMacros; ++macro) {
            const bool named = patch.comment.find("macro " + std::to_string(macro + 1)) != std::string::npos;
            const auto source = static_cast<patch::Source>(static_cast<std::size_t>(patch::Source::macro_1) + macro);
            EXPECT_EQ(named, moves(source)) << listing.file << ", macro " << macro + 1;
        }
    }
}

TEST(FactoryPatches, SoundAboutEquallyLoud) {
    for (const auto& [listing, patch, notes] : shipped_sounds()) {
        if (is_init(listing)) {
            continue;
        }
        SCOPED_TRACE(listing.file);
        const std::vector<float> samples = rendered(patch);
        float peak = 0.0F;
        for (const float sample : samples) {
            ASSERT_TRUE(std::isfinite(sample));
            peak = std::max(peak, std::abs(sample));
        }
        EXPECT_GT(peak, 0.001F);
        EXPECT_LT(peak, 1.0F);
#ifndef REFRAIN_SANITIZED
        const double loudness_db = gated_loudness_db(samples);
        RecordProperty(listing.file.stem().string(), std::to_string(loudness_db));
        EXPECT_GT(loudness_db, -33.0);
        EXPECT_LT(loudness_db, -11.0);
#endif
    }
}

}  // namespace
}  // namespace refrain::app
