#include "patch/patch.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "wavetable/shapes.hpp"

namespace refrain::patch {

TableSourcePtr drawn_table(wavetable::Harmonics harmonics) {
    harmonics.resize(std::min(harmonics.size(), wavetable::kMaxHarmonics));
    return std::make_shared<TableSource>(TableSource{.name = {}, .frames = {std::move(harmonics)}});
}

Patch::Patch() {
    for (const Parameter& p : parameters()) {
        values_[index_of(p.id)] = p.initial;
    }
    const auto saw = std::make_shared<TableSource>(
        TableSource{.name = "saw", .frames = {wavetable::shape_harmonics(wavetable::Shape::saw)}});
    tables_.fill(saw);
    // Half a semitone of vibrato with the wheel fully up.
    set_value(id(Lfo::rate, 3), 5.5F);
    set_route(0, {.source = Source::lfo_4, .scaler = Source::wheel, .target = id(Play::pitch), .amount = 0.5F / 96.0F});
}

void Patch::set_value(ParameterId id, float value) {
    values_[index_of(id)] = clamped(parameter(id), value);
}

void Patch::set_table(std::size_t oscillator, TableSourcePtr table) {
    if (table != nullptr && !table->frames.empty()) {
        tables_.at(oscillator) = std::move(table);
    }
}

void Patch::set_route(std::size_t index, const Route& route) {
    const bool known = route.source < Source::count && route.scaler < Source::count &&
                       index_of(route.target) < kParameterCount && std::isfinite(route.amount) &&
                       std::isfinite(route.curve);
    if (!known || route.source == Source::none || is_audio_rate(route.scaler) ||
        !is_allowed(route.source, parameter(route.target).modulation)) {
        routes_.at(index) = {};
        return;
    }
    Route& stored = routes_.at(index);
    stored = route;
    stored.amount = std::clamp(route.amount, -1.0F, 1.0F);
    stored.curve = std::clamp(route.curve, -1.0F, 1.0F);
}

void Patch::set_effect_order(const EffectOrder& order) {
    if (is_permutation(order)) {
        effect_order_ = order;
    }
}

bool Patch::operator==(const Patch& other) const {
    const auto same_table = [](const TableSourcePtr& a, const TableSourcePtr& b) { return a == b || *a == *b; };
    return name == other.name && author == other.author && category == other.category && comment == other.comment &&
           unknown == other.unknown && values_ == other.values_ && routes_ == other.routes_ &&
           lfo_curves_ == other.lfo_curves_ && effect_order_ == other.effect_order_ &&
           std::equal(tables_.begin(), tables_.end(), other.tables_.begin(), same_table);
}

}  // namespace refrain::patch
