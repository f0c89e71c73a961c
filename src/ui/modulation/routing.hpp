#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "patch/patch.hpp"

/// What the window needs to know of a patch's matrix. Pure functions.
namespace refrain::ui {

/// The amount of a route that was made by dragging a source onto a slider.
inline constexpr float kFirstAmount = 0.25F;

/// Where modulation can take a parameter: slider travel, clamped to 0..1.
struct Reach {
    float low = 0.0F;
    float high = 0.0F;

    bool operator==(const Reach&) const = default;
};

/// The places in the matrix of the routes onto a parameter, in their order.
[[nodiscard]] std::vector<std::size_t> routes_to(const patch::Patch& patch, patch::ParameterId target);

/// The places of all routes that are in use.
[[nodiscard]] std::vector<std::size_t> used_routes(const patch::Patch& patch);

/// The first place without a route, or nothing.
[[nodiscard]] std::optional<std::size_t> free_route(const patch::Patch& patch);

/// Whether the source swings both ways, as its LFO's polarity stands now.
[[nodiscard]] bool swings_both_ways(const patch::Patch& patch, patch::Source source);

/// How far all routes together can move a parameter from its value; nothing when none does.
[[nodiscard]] std::optional<Reach> reach_of(const patch::Patch& patch, patch::ParameterId target);

/// Why the source may not drive the parameter, in one line; empty when it may.
[[nodiscard]] std::string refusal(const patch::Patch& patch, patch::Source source, patch::ParameterId target);

/// The source as players read it, with a capital letter: "Envelope 1".
[[nodiscard]] std::string source_title(patch::Source source);

/// "+25 %", with a true minus sign.
[[nodiscard]] std::string amount_text(float amount);

/// What amount_text writes, and plain numbers in percent; nothing when the text is no number. Clamped to -1..1.
[[nodiscard]] std::optional<float> parse_amount(const std::string& text);

}  // namespace refrain::ui
