#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "rt/realtime.hpp"

namespace refrain::dsp {

using Four = float __attribute__((vector_size(16)));

/// A value for each of the sixteen lines of a feedback delay network, as four vectors.
using Sixteen = std::array<Four, 4>;

/// Four samples from a place that need not be aligned.
[[nodiscard]] inline Four load_four(const float* source) REFRAIN_RT {
    Four value;
    std::memcpy(&value, source, sizeof value);
    return value;
}

/// The rows of four lines as columns.
inline void transpose(Four& a, Four& b, Four& c, Four& d) REFRAIN_RT {
    const Four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Four ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Four cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    a = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
    b = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
    c = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
    d = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

/// Sums and differences of neighbours: one step of the Hadamard transform between vectors.
inline void butterflies(Sixteen& x) REFRAIN_RT {
    const Four a = x[0] + x[1];
    const Four b = x[0] - x[1];
    const Four c = x[2] + x[3];
    const Four d = x[2] - x[3];
    x = {a + c, b + d, a - c, b - d};
}

/// Multiplies by the Hadamard matrix of order 16 over 4, which is orthogonal and spreads each line evenly over all.
inline void hadamard(Sixteen& x) REFRAIN_RT {
    butterflies(x);
    transpose(x[0], x[1], x[2], x[3]);
    butterflies(x);
    for (Four& v : x) {
        v *= 0.25F;
    }
}

/// Sixteen values on their way, in straight lines over the frames of a tick.
class SixteenLines {
public:
    void aim(const Sixteen& target, bool at_once) REFRAIN_RT {
        for (std::size_t i = 0; i < target.size(); ++i) {
            from_[i] = at_once ? target[i] : to_[i];
            to_[i] = target[i];
            step_[i] = (to_[i] - from_[i]) * 0.0625F;
        }
    }
    [[nodiscard]] Four at(std::size_t group, std::uint32_t place) const REFRAIN_RT {
        return from_[group] + step_[group] * static_cast<float>(place);
    }

private:
    Sixteen from_{};
    Sixteen to_{};
    Sixteen step_{};
};

}  // namespace refrain::dsp
