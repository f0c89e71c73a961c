#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include "dsp/effects/halfband_pair.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// A stereo signal at 2^Doublings times its rate and back: flat to 20 kHz from 44.1 kHz on, images and what folds more
/// than 100 dB down. No threads; all but the constructor is wait-free.
template <std::size_t Doublings>
class Oversampler {
public:
    static constexpr std::size_t kFactor = std::size_t{1} << Doublings;

    void reset() REFRAIN_RT {
        for (HalfbandPair& stage : stages_) {
            stage.reset();
        }
    }

    /// One frame through `work`, which takes a frame of the higher rate and its place (0 .. kFactor - 1).
    template <class Work>
    [[nodiscard]] Pair process(Pair in, Work&& work) REFRAIN_RT {
        std::array<Pair, kFactor> frames{};
        frames[0] = in;
        for (std::size_t stage = 0; stage < Doublings; ++stage) {
            // The filter remembers, so the frames go through in their order and step aside first.
            const std::size_t count = std::size_t{1} << stage;
            for (std::size_t i = count; i-- > 0;) {
                frames[i + count] = frames[i];
            }
            for (std::size_t i = 0; i < count; ++i) {
                const Pair frame = frames[i + count];
                stages_[stage].up(frame, frames[2 * i], frames[2 * i + 1]);
            }
        }
        for (std::size_t i = 0; i < kFactor; ++i) {
            frames[i] = work(frames[i], i);
        }
        for (std::size_t stage = Doublings; stage-- > 0;) {
            for (std::size_t i = 0; i < std::size_t{1} << stage; ++i) {
                frames[i] = stages_[stage].down(frames[2 * i], frames[2 * i + 1]);
            }
        }
        return frames[0];
    }

private:
    // 20 kHz where the lowest rate is 44.1 kHz. The further out, the wider the transition may be, since only what folds
    // into the audible matters.
    template <std::size_t... Stage>
    static std::array<HalfbandPair, Doublings> make(std::index_sequence<Stage...>) {
        return {
            HalfbandPair(Stage == 0 ? 8 : 4, 20000.0 / (88200.0 * static_cast<double>(std::size_t{1} << Stage)))...};
    }

    std::array<HalfbandPair, Doublings> stages_ = make(std::make_index_sequence<Doublings>{});
};

}  // namespace refrain::dsp
