#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// The lowest of the last so many values, at a small constant cost a value on average and that of the window at worst:
/// what can never be the lowest again is dropped when something lower comes. No threads; wait-free.
class SlidingMinimum {
public:
    static constexpr std::uint32_t kMost = 512;

    /// Forgets everything. `window` from 1 to kMost.
    void reset(std::uint32_t window) REFRAIN_RT {
        window_ = window;
        first_ = end_ = 0;
    }

    [[nodiscard]] float push(float value) REFRAIN_RT {
        while (end_ != first_ && values_[(end_ - 1) % kMost] >= value) {
            --end_;
        }
        values_[end_ % kMost] = value;
        born_[end_ % kMost] = now_;
        ++end_;
        if (now_ - born_[first_ % kMost] >= window_) {
            ++first_;
        }
        ++now_;
        return values_[first_ % kMost];
    }

private:
    std::array<float, kMost> values_{};  // rising, from first_ to end_
    std::array<std::uint32_t, kMost> born_{};
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
    std::uint32_t now_ = 0;
    std::uint32_t window_ = 1;
};

}  // namespace refrain::dsp
