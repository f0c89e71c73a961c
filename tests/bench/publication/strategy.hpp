#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "bench/publication/table.hpp"

namespace refrain::bench::publication {

/// What every strategy is made for.
struct Setup {
    std::size_t words;  ///< of a table
    Journal& journal;
};

/// What a strategy could not do, while it ran.
struct Troubles {
    std::uint64_t skipped = 0;    ///< cycles in which the audio thread had no table
    std::uint64_t postponed = 0;  ///< cycles in which it had to leave a new table where it was
    std::uint64_t coalesced = 0;  ///< tables replaced by a newer one before they were sent
    std::uint64_t waits_ms = 0;   ///< time that the editor waited for room
};

/// How a table gets from the editor to the audio thread, and where it goes then. Made and destroyed by the editor; when
/// it is destroyed no other thread is in it, and nothing of it is left.
class Strategy {
public:
    Strategy() = default;
    Strategy(const Strategy&) = delete;
    Strategy& operator=(const Strategy&) = delete;
    virtual ~Strategy() = default;

    /// Editor: makes the table of that serial and has it heard as soon as may be.
    virtual void publish(std::uint64_t serial) = 0;
    /// Editor: once a frame of its window, 60 times a second.
    virtual void upkeep() {}

    /// Audio thread, at a cycle's start: the table of this cycle, or nullptr when it may read none.
    virtual const Table* begin() = 0;
    /// Audio thread, at the cycle's end, whatever begin() gave.
    virtual void end() {}

    /// When both have stopped.
    [[nodiscard]] const Troubles& troubles() const { return troubles_; }

protected:
    Troubles troubles_;
};

struct Contestant {
    const char* name;
    std::unique_ptr<Strategy> (*make)(const Setup&);
    bool races = false;    ///< by design: ThreadSanitizer must object
    bool is_bare = false;  ///< publishes nothing: the yardstick
};

/// In the order of the report.
std::span<const Contestant> contestants();
/// nullptr when there is none of that name.
const Contestant* find_contestant(const char* name);

/// What a queue to the audio thread holds, in tables; the instrument's own.
inline constexpr std::size_t kQueueLength = 32;
/// What the audio thread takes of it in a cycle; the instrument's own.
inline constexpr std::size_t kTablesPerCycle = 8;
/// How often a thread that frees looks for something to free; the instrument's own.
inline constexpr std::chrono::milliseconds kPoll{20};

}  // namespace refrain::bench::publication
