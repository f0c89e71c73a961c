#pragma once

namespace refrain::app {

/// Turns Ctrl-C and a polite kill (SIGINT, SIGTERM, SIGHUP) into a flag for as long as it lives; the same signal a
/// second time ends the program at once. Those that whoever started the program had it ignore stay ignored. Writing
/// past a limit (SIGXFSZ) or to nobody (SIGPIPE) becomes an ordinary error of the write. One at a time; made and
/// destroyed by the main thread.
class StopSignal {
public:
    StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    ~StopSignal();

    /// True once a signal asked for the end. Any thread.
    [[nodiscard]] static bool asked() noexcept;
    /// The signal that asked, or 0. Any thread.
    [[nodiscard]] static int number() noexcept;
};

}  // namespace refrain::app
