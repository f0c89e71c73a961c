#include "app/render_command.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "app/offline_player.hpp"
#include "app/progress_bar.hpp"
#include "app/starting_patch.hpp"
#include "app/stop_signal.hpp"
#include "app/wav_file.hpp"
#include "midi/midi_file.hpp"

namespace refrain::app {
namespace {

std::string printed(const char* format, double value) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

std::string length_text(double seconds) {
    const double minutes = std::floor(seconds / 60.0);
    return printed("%.0f:", minutes) + printed("%06.3f", seconds - 60.0 * minutes);
}

std::string peak_text(float peak) {
    if (peak == 0.0F) {
        return "silent";
    }
    const std::string text = "peak " + printed("%.1f dBFS", 20.0 * std::log10(static_cast<double>(peak)));
    return peak > 1.0F ? text + " (above full scale: floats keep it, other formats clip)" : text;
}

std::string summary(const RenderOptions& options, const midi::MidiFile& music, const OfflineReport& report,
                    double speed) {
    std::string text = options.output + ": " +
                       length_text(static_cast<double>(report.frames) / static_cast<double>(options.rate)) + " at " +
                       std::to_string(options.rate) + " Hz, " + peak_text(report.peak) + ", " +
                       printed("%.0f times real time", speed);
    if (music.events.empty()) {
        text += "; the MIDI file has no notes";
    } else if (report.cut) {
        text += "; a note still sounded at the end";
    }
    return text;
}

}  // namespace

tl::expected<std::string, std::string> render_file(const RenderOptions& options) {
    const auto music = midi::read_midi_file(options.input);
    if (!music) {
        return tl::make_unexpected(music.error());
    }
    std::error_code no_such_file;
    if (std::filesystem::equivalent(options.input, options.output, no_such_file)) {
        return tl::make_unexpected(options.output + ": is the MIDI file itself; name another file for the sound");
    }
    const auto patch = starting_patch(options.sound);
    if (!patch) {
        return tl::make_unexpected(patch.error());
    }
    const std::uint64_t longest =
        midi::frame_at(music->duration_s + options.tail_s.value_or(kLongestTailS), static_cast<double>(options.rate));
    auto wav = WavFile::create(options.output, options.rate, longest);
    if (!wav) {
        return tl::make_unexpected(wav.error());
    }

    ProgressBar progress(stderr, options.rate);
    std::uint64_t done = 0;
    tl::expected<void, std::string> written;
    const OfflineReport report =
        play_offline(*music, *patch, {.sample_rate = options.rate, .period = options.period, .tail_s = options.tail_s},
                     [&](std::span<const float> interleaved, std::uint64_t expected) {
                         written = wav->write(interleaved);
                         done += interleaved.size() / 2;
                         progress.show(done, expected);
                         return written && !StopSignal::asked();
                     });
    if (!written) {
        return tl::make_unexpected(written.error());
    }
    if (report.stopped) {
        return tl::make_unexpected(options.output + ": stopped before it was complete; nothing was written");
    }
    if (const auto committed = wav->commit(); !committed) {
        return tl::make_unexpected(committed.error());
    }
    return summary(options, *music, report, progress.speed(done));
}

}  // namespace refrain::app
