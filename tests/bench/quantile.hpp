#pragma once

#include <cstddef>
#include <vector>

namespace refrain::bench {

/// The value below which that share (0..1) of `sorted` lies; there is at least one.
inline double quantile(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace refrain::bench
