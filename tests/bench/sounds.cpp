#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/offline_player.hpp"
#include "app/patch_library.hpp"
#include "app/wav_file.hpp"
#include "patch/files/patch_file.hpp"

// Writes each sound that ships as a WAV file, playing what its category is played with: refrain_sounds FOLDER. What
// sounds.sh, beside it, measures and draws.
namespace {

using namespace refrain;

struct Note {
    double start_s;
    double end_s;
    std::uint8_t key;
};

/// Basses and leads play a line, drums beats, everything else a chord that builds up.
std::vector<Note> phrase_of(std::string_view category) {
    if (category == "Bass") {
        return {{0.0, 1.0, 36}, {1.0, 2.0, 43}, {2.0, 3.0, 36}};
    }
    if (category == "Lead") {
        return {{0.0, 1.0, 48}, {1.0, 2.0, 55}, {2.0, 3.0, 60}};
    }
    if (category == "Drums") {
        return {{0.0, 0.25, 36}, {0.5, 0.75, 38}, {1.0, 1.25, 36}, {1.5, 1.75, 38},
                {2.0, 2.25, 36}, {2.5, 2.75, 38}, {3.0, 3.25, 36}, {3.5, 3.75, 38}};
    }
    return {{0.0, 3.0, 48}, {0.5, 3.0, 60}, {1.0, 3.0, 67}};
}

midi::MidiFile music_of(std::string_view category) {
    midi::MidiFile music{.tracks = 1, .duration_s = 4.0, .events = {}};
    for (const Note& note : phrase_of(category)) {
        music.events.push_back(
            {.time_s = note.start_s, .event = {.kind = engine::EventKind::note_on, .number = note.key, .value = 100}});
        music.events.push_back(
            {.time_s = note.end_s, .event = {.kind = engine::EventKind::note_off, .number = note.key, .value = 64}});
    }
    std::stable_sort(music.events.begin(), music.events.end(),
                     [](const auto& a, const auto& b) { return a.time_s < b.time_s; });
    return music;
}

tl::expected<void, std::string> write(const ui::PatchListing& listing, const std::filesystem::path& folder) {
    const auto patch = patch::read_patch_file(listing.file);
    if (!patch) {
        return tl::unexpected(patch.error());
    }
    constexpr std::uint32_t kRate_hz = 48000;
    auto file = app::WavFile::create(folder / listing.file.stem().concat(".wav"), kRate_hz, 6 * kRate_hz);
    if (!file) {
        return tl::unexpected(file.error());
    }
    tl::expected<void, std::string> written;
    static_cast<void>(app::play_offline(music_of(listing.category), *patch,
                                        {.sample_rate = kRate_hz, .period = 1024, .tail_s = {}},
                                        [&](std::span<const float> interleaved, std::uint64_t) {
                                            written = file->write(interleaved);
                                            return written.has_value();
                                        }));
    return written ? file->commit() : written;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "Usage: refrain_sounds FOLDER\n");
        return 2;
    }
    for (const ui::PatchListing& listing : app::shipped_patches()) {
        if (const auto done = write(listing, argv[1]); !done) {
            std::fprintf(stderr, "error: %s\n", done.error().c_str());
            return 1;
        }
        std::printf("%s\n", listing.file.stem().c_str());
    }
    return 0;
}
