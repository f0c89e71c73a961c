#pragma once

#include "bench/publication/run.hpp"

namespace refrain::bench::publication {

/// How many times as long a cycle of the audio thread takes as with no publication, with a 95 % confidence interval.
struct SteadyCost {
    double ratio = 0.0;
    double low = 0.0;
    double high = 0.0;
    double bare_ns = 0.0;  ///< a cycle without publication, in the median
    int pairs = 0;
};

/// Runs blocks of cycles that take the table and let it go each, and blocks that hold one throughout, by turns and on
/// the same table, while an editor publishes at the workload's rate (0: it publishes one table, and rests). The median
/// of the blocks' ratios; its interval by bootstrap (Bradley Efron, Bootstrap methods, 1979).
SteadyCost steady_cost(const Contestant& contestant, const Workload& workload);

}  // namespace refrain::bench::publication
