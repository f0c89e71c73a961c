#include "app/offline_player.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "app/command_sender.hpp"
#include "engine/engine.hpp"
#include "rt/collector.hpp"
#include "wavetable/builder.hpp"

namespace refrain::app {
namespace {

// Silence is looked for at these distances from the end of the music, whatever the period.
constexpr std::uint64_t kSilenceStep = 1024;  // whole control ticks

class OfflinePlayer {
public:
    OfflinePlayer(const midi::MidiFile& music, const patch::Patch& patch, const OfflineSettings& settings)
        : music_(music),
          settings_(settings),
          rate_(static_cast<double>(settings.sample_rate)),
          engine_(rate_),
          publisher_(collector_, engine_.tables()),
          left_(settings.period),
          right_(settings.period),
          interleaved_(std::size_t{2} * settings.period) {
        CommandSender commands(engine_.commands(), patch);
        commands.patch_changed();
        for (std::size_t slot = 0; slot < patch::kOscillators; ++slot) {
            publisher_.publish(static_cast<std::uint32_t>(slot), wavetable::build(patch.table(slot)->frames), 0);
        }
        settle();
    }
    OfflinePlayer(const OfflinePlayer&) = delete;
    OfflinePlayer& operator=(const OfflinePlayer&) = delete;
    ~OfflinePlayer() { engine_.release_tables(); }

    OfflineReport play(const OfflineSink& sink) {
        const std::uint64_t music_end = midi::frame_at(music_.duration_s, rate_);
        const std::uint64_t end = music_end + midi::frame_at(settings_.tail_s.value_or(kLongestTailS), rate_);
        while (report_.frames < end && !report_.stopped) {
            std::uint64_t until = end;
            if (report_.frames < music_end) {
                until = music_end;
            } else if (!settings_.tail_s) {
                if ((report_.frames - music_end) % kSilenceStep == 0 && next_ == music_.events.size() && !sounds()) {
                    break;
                }
                until = std::min(end, report_.frames + kSilenceStep - (report_.frames - music_end) % kSilenceStep);
            }
            const std::uint64_t expected = report_.frames < music_end && !settings_.tail_s ? music_end : end;
            block(static_cast<std::uint32_t>(std::min<std::uint64_t>(settings_.period, until - report_.frames)));
            report_.stopped = !sink(std::span<const float>(interleaved_).first(2 * block_frames_), expected);
        }
        report_.cut = sounds();
        return report_;
    }

private:
    [[nodiscard]] bool sounds() {
        return engine_.telemetry().voices.load(std::memory_order_relaxed) != 0 ||
               !engine_.telemetry().effects_silent.load(std::memory_order_relaxed);
    }

    // Live, the patch has reached its values long before the first key. So it has here: parameters glide.
    void settle() {
        const std::uint64_t long_enough = settings_.sample_rate / 2;
        std::vector<float> unheard(kSilenceStep);
        for (std::uint64_t frames = 0; frames < long_enough; frames += kSilenceStep) {
            engine_.render({}, unheard.data(), unheard.data(), static_cast<std::uint32_t>(kSilenceStep));
        }
    }

    void block(std::uint32_t frames) {
        due_.clear();
        for (; next_ < music_.events.size(); ++next_) {
            const std::uint64_t frame = midi::frame_at(music_.events[next_].time_s, rate_);
            if (frame >= report_.frames + frames) {
                break;
            }
            due_.push_back(music_.events[next_].event);
            due_.back().frame = static_cast<std::uint32_t>(frame - report_.frames);
        }
        engine_.render(due_, left_.data(), right_.data(), frames);
        for (std::size_t i = 0; i < frames; ++i) {
            interleaved_[2 * i] = left_[i];
            interleaved_[2 * i + 1] = right_[i];
            report_.peak = std::max({report_.peak, std::abs(left_[i]), std::abs(right_[i])});
        }
        report_.frames += frames;
        block_frames_ = frames;
    }

    const midi::MidiFile& music_;
    const OfflineSettings& settings_;
    const double rate_;
    rt::Collector collector_;
    engine::Engine engine_;
    engine::TablePublisher publisher_;
    std::vector<engine::Event> due_;
    std::vector<float> left_;
    std::vector<float> right_;
    std::vector<float> interleaved_;
    std::size_t next_ = 0;
    std::size_t block_frames_ = 0;
    OfflineReport report_;
};

}  // namespace

OfflineReport play_offline(const midi::MidiFile& music, const patch::Patch& patch, const OfflineSettings& settings,
                           const OfflineSink& sink) {
    return OfflinePlayer(music, patch, settings).play(sink);
}

}  // namespace refrain::app
