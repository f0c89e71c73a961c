#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>

#include "midi/midi_file.hpp"
#include "patch/patch.hpp"

namespace refrain::app {

/// Without a given tail, a note that the file never lets go sounds this long after the music.
inline constexpr double kLongestTailS = 10.0;

struct OfflineSettings {
    std::uint32_t sample_rate = 48000;  ///< Hz
    std::uint32_t period = 256;         ///< frames in a block
    std::optional<double> tail_s;       ///< exactly that much; nothing: until no voice sounds, at most kLongestTailS
};

struct OfflineReport {
    std::uint64_t frames = 0;
    float peak = 0.0F;     ///< highest |sample| of both sides
    bool cut = false;      ///< something still sounded at the end
    bool stopped = false;  ///< the sink did not want more
};

/// Takes the next frames, left and right in turn. False ends the rendering.
using OfflineSink = std::function<bool(std::span<const float> interleaved, std::uint64_t frames_expected)>;

/// Plays music through an engine of its own, as fast as it goes. Frame 0 is the start of the music; an event acts on
/// midi::frame_at() of its time. The samples, and how many there are, do not depend on the period. Any thread but the
/// audio thread.
[[nodiscard]] OfflineReport play_offline(const midi::MidiFile& music, const patch::Patch& patch,
                                         const OfflineSettings& settings, const OfflineSink& sink);

}  // namespace refrain::app
