#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/publication/audio_thread.hpp"
#include "bench/publication/load.hpp"
#include "bench/publication/strategy.hpp"

namespace refrain::bench::publication {

/// What one contestant is put to.
struct Workload {
    std::size_t table_bytes = 65536;
    double rate_hz = 100.0;  ///< publications that the editor tries to make, a second
    double length_s = 2.0;
    LoadKind load = LoadKind::none;
    Cadence cadence = {};
};

/// What came of it. Times in nanoseconds, unsorted.
struct Outcome {
    Seen seen;
    Troubles troubles;
    double reached_hz = 0.0;  ///< publications that were made, a second
    std::uint64_t published = 0;
    std::vector<double> audible_ns;           ///< from publish() to the end of the first cycle that read it
    std::vector<double> freed_ns;             ///< from its successor's publish() to its freeing
    std::vector<double> freed_after_last_ns;  ///< from its last reading to its freeing
    std::size_t peak_bytes = 0;               ///< in tables, of all kinds
    std::size_t lost_bytes = 0;               ///< of those, not freed when everything had ended
    bool last_was_heard = false;              ///< the table that was published last was heard in the end
};

/// The calling thread is the editor.
Outcome run(const Contestant& contestant, const Workload& workload);

}  // namespace refrain::bench::publication
