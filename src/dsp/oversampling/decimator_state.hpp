#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Which halving of the rate, named by what comes out. The further from the end, the wider the transition may be, since
/// only what folds into 0 .. 20 kHz matters.
enum class DecimatorStage : std::uint8_t { to_1x, to_2x, to_4x };

/// All-pass sections of a stage: 8, 4 and 3 put what folds into the audible more than 100 dB down.
constexpr std::size_t decimator_sections(DecimatorStage stage) {
    switch (stage) {
        case DecimatorStage::to_1x:
            return 8;
        case DecimatorStage::to_2x:
            return 4;
        default:
            return 3;
    }
}

/// The top of what is kept, in turns a frame of the rate that goes in: 20 kHz where the program runs at 44.1 kHz.
constexpr double decimator_pass_turns(DecimatorStage stage) {
    switch (stage) {
        case DecimatorStage::to_1x:
            return 20000.0 / 88200.0;
        case DecimatorStage::to_2x:
            return 20000.0 / 176400.0;
        default:
            return 20000.0 / 352800.0;
    }
}

/// What one halving of one channel of one group remembers. No threads, allocates nothing after construction.
struct DecimatorState {
    static constexpr std::size_t kMostSections = 8;

    /// Computes the coefficients (halfband.hpp); not for the audio thread.
    explicit DecimatorState(DecimatorStage which);

    DecimatorStage stage;
    std::array<float, kMostSections> coefficients{};
    /// For each of the two chains, what went into its first section last and what came out of each of them.
    std::array<Row, kMostSections + 2> memory{};
};

/// Makes a lane forget, before a new voice sounds in it. Audio thread: wait-free.
void reset(DecimatorState& state, std::size_t lane) REFRAIN_RT;

}  // namespace refrain::dsp
