#pragma once

namespace refrain::ui {

/// Where the meter begins; everything below is an empty bar.
inline constexpr float kMeterFloorDb = -60.0F;
inline constexpr float kMeterTopDb = 6.0F;

/// Place on the meter (0..1) of a level in decibels.
[[nodiscard]] float meter_position(float level_db) noexcept;

/// One channel's level meter: rises at once, falls 26 dB a second; the peak stays 1.5 s before it falls too. Times in
/// seconds of any clock that does not run backwards.
class Meter {
public:
    /// `peak` is the highest |sample| since the last update.
    void update(float peak, double now_s) noexcept;

    [[nodiscard]] float level_db() const noexcept { return level_db_; }
    [[nodiscard]] float held_db() const noexcept { return held_db_; }
    /// The signal went over full scale since the last clear_clip().
    [[nodiscard]] bool clipped() const noexcept { return clipped_; }
    void clear_clip() noexcept { clipped_ = false; }
    /// Something is still above the floor, so the picture changes with time alone.
    [[nodiscard]] bool moving() const noexcept { return held_db_ > kMeterFloorDb; }

private:
    float level_db_ = -200.0F;
    float held_db_ = -200.0F;
    double held_since_s_ = 0.0;
    double updated_s_ = 0.0;
    bool clipped_ = false;
};

}  // namespace refrain::ui
