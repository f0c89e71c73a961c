#include "ui/modulation/routing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace refrain::ui {

using patch::Source;

std::vector<std::size_t> used_routes(const patch::Patch& patch) {
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < patch::kRoutes; ++i) {
        if (patch.routes()[i].source != Source::none) {
            used.push_back(i);
        }
    }
    return used;
}

std::vector<std::size_t> routes_to(const patch::Patch& patch, patch::ParameterId target) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < patch::kRoutes; ++i) {
        const patch::Route& route = patch.routes()[i];
        if (route.source != Source::none && route.target == target) {
            found.push_back(i);
        }
    }
    return found;
}

std::optional<std::size_t> free_route(const patch::Patch& patch) {
    const auto& routes = patch.routes();
    const auto* const found =
        std::find_if(routes.begin(), routes.end(), [](const patch::Route& r) { return r.source == Source::none; });
    return found == routes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - routes.begin()));
}

bool swings_both_ways(const patch::Patch& patch, Source source) {
    if (source >= Source::lfo_1 && source <= Source::lfo_4) {
        const auto lfo = static_cast<std::size_t>(source) - static_cast<std::size_t>(Source::lfo_1);
        return patch.value(id(patch::Lfo::polarity, lfo)) == 0.0F;
    }
    return source == Source::key || source == Source::bend || source == Source::random || is_audio_rate(source);
}

std::optional<Reach> reach_of(const patch::Patch& patch, patch::ParameterId target) {
    const patch::Parameter& parameter = patch::parameter(target);
    const float travel = patch::travel_of(parameter, patch.value(target));
    Reach reach{travel, travel};
    bool moved = false;
    for (const patch::Route& route : patch.routes()) {
        if (route.source == Source::none || route.target != target) {
            continue;
        }
        moved = true;
        const bool both = swings_both_ways(patch, route.source) || swings_both_ways(patch, route.scaler);
        const float far = std::abs(route.amount);
        reach.low -= both || route.amount < 0.0F ? far : 0.0F;
        reach.high += both || route.amount > 0.0F ? far : 0.0F;
    }
    if (!moved) {
        return std::nullopt;
    }
    return Reach{std::clamp(reach.low, 0.0F, 1.0F), std::clamp(reach.high, 0.0F, 1.0F)};
}

std::string refusal(const patch::Patch& patch, Source source, patch::ParameterId target) {
    const patch::Parameter& parameter = patch::parameter(target);
    const std::string name = full_name(parameter);
    if (parameter.modulation == patch::Modulation::none) {
        return name + " cannot be modulated.";
    }
    if (!is_allowed(source, parameter.modulation)) {
        return is_audio_rate(source) && parameter.modulation == patch::Modulation::voice
                   ? name + " does not follow an oscillator: it moves at control rate."
                   : "All voices share " + name + ": only LFOs, macros and controllers may move it.";
    }
    const auto routes = routes_to(patch, target);
    if (std::any_of(routes.begin(), routes.end(), [&](std::size_t i) { return patch.routes()[i].source == source; })) {
        return source_title(source) + " moves " + name + " already.";
    }
    return free_route(patch) ? std::string() : "All " + std::to_string(patch::kRoutes) + " routes are in use.";
}

std::string source_title(Source source) {
    std::string title(patch::kSourceNames.at(static_cast<std::size_t>(source)));
    if (title[0] >= 'a' && title[0] <= 'z') {
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
    }
    return title;
}

std::string amount_text(float amount) {
    const double percent = std::round(static_cast<double>(amount) * 1000.0) / 10.0;
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), std::abs(percent) < 9.95 && percent != 0.0 ? "%.1f %%" : "%.0f %%",
                  std::abs(percent));
    return (percent < 0.0 ? "\u2212" : percent > 0.0 ? "+" : "") + std::string(text.data());
}

std::optional<float> parse_amount(const std::string& text) {
    std::string plain = text;
    if (const auto minus = plain.find("\u2212"); minus != std::string::npos) {
        plain.replace(minus, std::string("\u2212").size(), "-");
    }
    char* end = nullptr;
    const float percent = std::strtof(plain.c_str(), &end);
    while (*end == ' ' || *end == '%') {
        ++end;
    }
    if (end == plain.c_str() || *end != '\0' || !std::isfinite(percent)) {
        return std::nullopt;
    }
    return std::clamp(percent / 100.0F, -1.0F, 1.0F);
}

}  // namespace refrain::ui
