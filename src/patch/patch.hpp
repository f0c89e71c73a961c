#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "patch/effect_order.hpp"
#include "patch/lfo_curve.hpp"
#include "patch/parameters.hpp"
#include "patch/routes.hpp"
#include "wavetable/harmonics.hpp"

namespace refrain::patch {

/// What an oscillator's table is built from. Immutable, so that patches share it.
struct TableSource {
    std::string name;                          ///< of the factory table it is; empty when it was drawn or imported
    std::vector<wavetable::Harmonics> frames;  ///< in the order of the position, at least one

    bool operator==(const TableSource&) const = default;
};
using TableSourcePtr = std::shared_ptr<const TableSource>;

/// A table of one frame without a name. Harmonics beyond kMaxHarmonics are left out.
[[nodiscard]] TableSourcePtr drawn_table(wavetable::Harmonics harmonics);

/// A sound, whole: the value of every parameter, the oscillators' tables, the matrix, the drawn LFOs and the order of
/// the effects. A value type.
class Patch {
public:
    /// The program's own start: a plain saw; the modulation wheel adds vibrato.
    Patch();

    std::string name = "Init";
    std::string author;
    std::string category;
    std::string comment;

    [[nodiscard]] float value(ParameterId id) const { return values_[index_of(id)]; }
    /// Stores the value, clamped to the parameter's range.
    void set_value(ParameterId id, float value);

    /// Never null.
    [[nodiscard]] const TableSourcePtr& table(std::size_t oscillator) const { return tables_.at(oscillator); }
    /// `table` has at least one frame.
    void set_table(std::size_t oscillator, TableSourcePtr table);

    [[nodiscard]] const Routes& routes() const { return routes_; }
    /// A route that may not be, or has no amount that is a number, becomes an empty one.
    void set_route(std::size_t index, const Route& route);

    [[nodiscard]] const LfoCurve& lfo_curve(std::size_t lfo) const { return lfo_curves_.at(lfo); }
    void set_lfo_curve(std::size_t lfo, const LfoCurve& curve) { lfo_curves_.at(lfo) = curve.tidied(); }

    [[nodiscard]] const EffectOrder& effect_order() const { return effect_order_; }
    /// What is no permutation is ignored.
    void set_effect_order(const EffectOrder& order);

    /// What a newer program wrote into the patch's file and this one does not know, as JSON text; kept when it is
    /// saved.
    std::string unknown;

    bool operator==(const Patch&) const;

private:
    std::array<float, kParameterCount> values_{};
    std::array<TableSourcePtr, kOscillators> tables_;
    Routes routes_{};
    std::array<LfoCurve, kLfos> lfo_curves_{};
    EffectOrder effect_order_ = kUsualOrder;
};

}  // namespace refrain::patch
