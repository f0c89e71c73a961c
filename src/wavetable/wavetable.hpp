#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rt/realtime.hpp"
#include "rt/ref.hpp"
#include "wavetable/levels.hpp"
#include "wavetable/table_memory.hpp"

namespace refrain::wavetable {

/// Samples that may be read before index 0 and past the last one: the wave goes on there.
inline constexpr std::size_t kGuardBefore = 16;
inline constexpr std::size_t kGuardAfter = 16;

/// A turn has at least this many samples for each of its harmonics, and this many at all: what the kernel that reads
/// it was measured with (dsp::Interpolator).
inline constexpr std::size_t kSamplesPerHarmonic = 8;
inline constexpr std::size_t kMinimumSize = 512;

/// One turn of the wave, band-limited. Valid as long as the table it belongs to.
struct LevelView {
    const float* samples = nullptr;  ///< readable from -kGuardBefore to 2^size_log2 + kGuardAfter - 1
    std::uint32_t size_log2 = 0;     ///< the turn has 2^size_log2 samples
};

/// Finished, immutable samples: frames x levels x samples. Everything the audio thread may touch is written, and
/// locked in memory where the system allows, before anybody sees the object.
class Wavetable final : public rt::Counted {
public:
    /// Frames in morph order, at least 1.
    [[nodiscard]] std::size_t frame_count() const REFRAIN_RT { return frame_count_; }

    /// Samples from a frame to the same place of the next one.
    [[nodiscard]] std::size_t frame_stride() const REFRAIN_RT { return frame_stride_; }

    /// The richest level that the table has; richer ones would hold nothing more.
    [[nodiscard]] std::size_t first_level() const REFRAIN_RT { return first_level_; }

    /// The level's samples in one frame (below frame_count()). `level` is below kLevelCount; one richer than
    /// first_level() reads first_level(). Wait-free.
    [[nodiscard]] LevelView level(std::size_t frame, std::size_t level) const REFRAIN_RT {
        const Place place = places_[level < first_level_ ? first_level_ : level];
        return {.samples = memory_.data() + frame * frame_stride_ + place.offset, .size_log2 = place.size_log2};
    }

    [[nodiscard]] std::size_t size_bytes() const noexcept override { return memory_.size_bytes(); }

    /// False when the system refused to lock the samples in memory (see RLIMIT_MEMLOCK).
    [[nodiscard]] bool locked() const noexcept { return memory_.locked(); }

private:
    friend class Builder;
    Wavetable() = default;

    struct Place {
        std::uint32_t offset = 0;  ///< of sample 0 in its frame, in samples
        std::uint32_t size_log2 = 0;
    };

    TableMemory memory_;
    std::array<Place, kLevelCount> places_{};
    std::size_t frame_stride_ = 0;
    std::size_t frame_count_ = 0;
    std::size_t first_level_ = 0;
};

}  // namespace refrain::wavetable
