#pragma once

#include "patch/parameters.hpp"

/// How a hand's movement becomes a parameter's value: slider travel (0..1), the same for mouse, wheel and keys.
namespace refrain::ui {

/// Travel gained a full-length drag when the hand asks for precision.
inline constexpr float kFineFactor = 0.1F;

/// What one notch of the wheel and one press of an arrow key, coarse or fine, move.
enum class Step { arrow, fine_arrow, wheel, fine_wheel, page };

/// The travel of one such step, of a slider that does not stop at whole values.
[[nodiscard]] float travel_of_step(Step step) noexcept;

/// Where a value comes to rest: in the parameter's range, and on a whole number where only those are.
[[nodiscard]] float settled(const patch::Parameter& parameter, float value) noexcept;

/// The value after `count` steps (negative is down) from `value`. Of a parameter that has only whole values, arrow and
/// notch move one, a page a tenth of the range, and nothing less than one.
[[nodiscard]] float stepped(const patch::Parameter& parameter, float value, Step step, float count) noexcept;

/// One drag of a slider. Follows the hand exactly, and a tenth of it while fine; changing between both never jumps.
class SliderDrag {
public:
    void begin(float travel, float position) noexcept;
    /// `position` in the same unit as `length`, the slider's full length. Returns the travel, 0..1.
    float move(float position, float length, bool fine) noexcept;

private:
    float travel_ = 0.0F;  // may leave 0..1, so that the handle stays under the hand after an overshoot
    float position_ = 0.0F;
};

}  // namespace refrain::ui
