#include <algorithm>
#include <array>

#include "patch/files/parts.hpp"

// The drawn LFOs and the order of the effects.
namespace refrain::patch {
namespace {

std::string key_of(std::size_t lfo) {
    return "lfo" + std::to_string(lfo + 1);
}

LfoCurve::Point read_point(const Json& json, const std::string& place, float left) {
    if (!json.is_array() || json.size() < 2 || json.size() > 3) {
        refuse(place, "[x, y] or [x, y, bend]", json);
    }
    return {.x = number_at(json[0], place + "/0", left, 1.0F),
            .y = number_at(json[1], place + "/1", -1.0F, 1.0F),
            .bend = json.size() == 3 ? number_at(json[2], place + "/2", -1.0F, 1.0F) : 0.0F};
}

LfoCurve read_curve(const Json& json, const std::string& place) {
    if (!json.is_array() || json.size() < 2 || json.size() > LfoCurve::kMaxPoints) {
        refuse(place, "a list of 2 to " + std::to_string(LfoCurve::kMaxPoints) + " points, [[x, y], ...]", json);
    }
    LfoCurve curve;
    curve.count = static_cast<std::uint32_t>(json.size());
    float left = 0.0F;
    for (std::size_t i = 0; i < json.size(); ++i) {
        curve.points[i] = read_point(json[i], place + '/' + std::to_string(i), left);
        left = curve.points[i].x;
    }
    if (curve.points[0].x != 0.0F || left != 1.0F) {
        refuse(place, "points from x = 0 to x = 1", json);
    }
    return curve;
}

Json written_curve(const LfoCurve& curve) {
    Json points = Json::array();
    for (std::size_t i = 0; i < curve.count; ++i) {
        const LfoCurve::Point& point = curve.points[i];
        Json written = Json::array({json_number(point.x), json_number(point.y)});
        if (point.bend != 0.0F) {
            written.push_back(json_number(point.bend));
        }
        points.push_back(std::move(written));
    }
    return points;
}

EffectOrder read_order(const Json& json, const std::string& place) {
    EffectOrder order{};
    order.fill(Effect::count);
    for (std::size_t i = 0; json.is_array() && i < std::min(json.size(), kEffects); ++i) {
        const auto* found = std::find(kEffectNames.begin(), kEffectNames.end(),
                                      json[i].is_string() ? json[i].get<std::string>() : std::string());
        order[i] = static_cast<Effect>(found - kEffectNames.begin());
    }
    if (!is_permutation(order) || json.size() != kEffects) {
        std::string all = "each of these once:";
        for (const std::string_view name : kEffectNames) {
            all += ' ' + std::string(name);
        }
        refuse(place, all, json);
    }
    return order;
}

}  // namespace

void read_lfo_curves(Document& document, Patch& patch) {
    document.enter(document.root, "", "lfo_curves", [&](Json& curves, const std::string& at) {
        for (std::size_t lfo = 0; lfo < kLfos; ++lfo) {
            document.take(curves, at, key_of(lfo), [&](const Json& json, const std::string& place) {
                patch.set_lfo_curve(lfo, read_curve(json, place));
            });
        }
    });
}

Json written_lfo_curves(const Patch& patch, const Patch& init) {
    Json curves;
    for (std::size_t lfo = 0; lfo < kLfos; ++lfo) {
        if (patch.lfo_curve(lfo) != init.lfo_curve(lfo)) {
            curves[key_of(lfo)] = written_curve(patch.lfo_curve(lfo));
        }
    }
    return curves;
}

void read_effects(Document& document, Patch& patch) {
    document.take(document.root, "", "effects",
                  [&](const Json& json, const std::string& place) { patch.set_effect_order(read_order(json, place)); });
}

Json written_effects(const Patch& patch, const Patch& init) {
    if (patch.effect_order() == init.effect_order()) {
        return {};
    }
    Json names = Json::array();
    for (const Effect effect : patch.effect_order()) {
        names.push_back(kEffectNames[static_cast<std::size_t>(effect)]);
    }
    return names;
}

}  // namespace refrain::patch
