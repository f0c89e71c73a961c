#pragma once

namespace refrain::ui {

/// Decides when the window draws and how long its loop may sleep. Sixty pictures a second while something moves, a few
/// after an input event, none while nothing changes or nobody can see them. Times in seconds of one monotonic clock.
class Pacer {
public:
    static constexpr double kFrameSeconds = 1.0 / 60.0;
    /// The loop wakes at least this often, drawing or not: the program has work of its own to do.
    static constexpr double kTickSeconds = 0.04;
    /// Pictures after an event: popups and hover need a second one to settle.
    static constexpr int kSettleFrames = 3;

    /// Input arrived, or something that is shown has changed.
    void changed() noexcept { settle_ = kSettleFrames; }
    /// Something moves by itself from now on, or no more; then one more picture shows it at rest.
    void set_moving(bool moving) noexcept;
    /// A picture is due at that time even if nothing happens until then (a tooltip, a blinking cursor).
    void draw_at(double time_s) noexcept;
    /// Nobody can see the window.
    void set_hidden(bool hidden) noexcept;

    [[nodiscard]] bool due(double now_s) const noexcept;
    /// How long to wait for events before asking again, 0..kTickSeconds.
    [[nodiscard]] double wait_s(double now_s) const noexcept;
    void drew(double now_s) noexcept;

private:
    [[nodiscard]] bool wanted() const noexcept { return moving_ || settle_ > 0; }

    double drawn_s_ = -1.0;
    double timed_s_ = kNever;
    int settle_ = kSettleFrames;
    bool moving_ = false;
    bool hidden_ = false;

    static constexpr double kNever = 1e300;
};

}  // namespace refrain::ui
