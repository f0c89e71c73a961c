#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/interpolator.hpp"
#include "engine/constants.hpp"
#include "engine/table_slot.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// One voice's reading of the table in a slot: phase, pitch and level. All functions: audio thread, wait-free.
class Oscillator {
public:
    using Block = std::array<float, kTickFrames>;

    explicit Oscillator(const dsp::Interpolator& interpolator) : interpolator_(&interpolator) {}

    /// From phase 0 at that increment (2^32 a turn), at once.
    void start(std::uint32_t increment) REFRAIN_RT;

    /// Glides to that increment over the next `frames` (1..kTickFrames), and to the level that both ends allow; while a
    /// level fades, the next choice waits for its end.
    void glide_to(std::uint32_t increment, std::uint32_t frames) REFRAIN_RT;

    /// Writes the next `frames` (at most kTickFrames) samples, which begin at `place` of the span that the slot is at.
    void render(const TableSlot& slot, std::uint32_t place, std::uint32_t frames, Block& out) REFRAIN_RT;

    /// Keeps the pitch when the sample rate becomes `ratio` times what it was.
    void rescale(double ratio) REFRAIN_RT;

private:
    using Phases = std::array<std::uint32_t, kTickFrames>;

    void choose_level(std::uint32_t increment) REFRAIN_RT;
    void read_table(const TableSlot::Table& table, const Phases& phases, std::uint32_t frames,
                    Block& out) const REFRAIN_RT;
    void read_level(const TableSlot::Table& table, std::size_t level, const Phases& phases, std::uint32_t frames,
                    Block& out) const REFRAIN_RT;

    const dsp::Interpolator* interpolator_;
    std::uint32_t phase_ = 0;
    std::uint32_t increment_ = 0;
    std::int32_t increment_step_ = 0;
    std::size_t level_ = 0;
    std::size_t old_level_ = 0;
    std::uint32_t level_fade_left_ = 0;
};

}  // namespace refrain::engine
