#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "patch/choices.hpp"
#include "patch/parameters.hpp"

/// The vocabulary of the declarations beside this file.
namespace refrain::patch::declarations {

/// What kind of value it is.
struct Kind {
    Unit unit{};
    float minimum = 0.0F;
    float maximum = 1.0F;
    float initial = 0.0F;
    Curve curve = Curve::linear;
    Modulation modulation = Modulation::none;
    std::span<const std::string_view> choices;
    bool whole = false;
};

template <class Section>
struct Declaration {
    Section parameter;
    std::string_view key;
    std::string_view name;
    std::string_view help;
    Kind kind;
};

/// One declaration for each enumerator of the section, in their order.
template <class Section>
using Declarations = std::array<Declaration<Section>, static_cast<std::size_t>(Section::count)>;

constexpr Kind fader(float initial_db, Modulation modulation = Modulation::none) {
    return {.unit = Unit::decibel,
            .minimum = -72.0F,
            .maximum = 6.0F,
            .initial = initial_db,
            .curve = Curve::fader,
            .modulation = modulation,
            .choices = {}};
}

constexpr Kind linear(Unit unit, float minimum, float maximum, float initial,
                      Modulation modulation = Modulation::none) {
    return {.unit = unit,
            .minimum = minimum,
            .maximum = maximum,
            .initial = initial,
            .curve = Curve::linear,
            .modulation = modulation,
            .choices = {}};
}

constexpr Kind exponential(Unit unit, float minimum, float maximum, float initial,
                           Modulation modulation = Modulation::none) {
    Kind kind = linear(unit, minimum, maximum, initial, modulation);
    kind.curve = Curve::exponential;
    return kind;
}

constexpr Kind cubic(Unit unit, float maximum, float initial, Modulation modulation = Modulation::none) {
    Kind kind = linear(unit, 0.0F, maximum, initial, modulation);
    kind.curve = Curve::cubic;
    return kind;
}

constexpr Kind percent(float initial, Modulation modulation = Modulation::none) {
    return linear(Unit::percent, 0.0F, 100.0F, initial, modulation);
}

/// From -100 % to 100 %.
constexpr Kind signed_percent(float initial, Modulation modulation = Modulation::none) {
    return linear(Unit::percent, -100.0F, 100.0F, initial, modulation);
}

constexpr Kind balance(Modulation modulation) {
    return linear(Unit::balance, -1.0F, 1.0F, 0.0F, modulation);
}

constexpr Kind whole(Unit unit, float minimum, float maximum, float initial) {
    Kind kind = linear(unit, minimum, maximum, initial);
    kind.whole = true;
    return kind;
}

template <std::size_t Count>
constexpr Kind choice(const std::array<std::string_view, Count>& names, std::size_t initial) {
    Kind kind = whole(Unit::choice, 0.0F, static_cast<float>(Count - 1), static_cast<float>(initial));
    kind.choices = names;
    return kind;
}

constexpr Kind toggle(bool initial) {
    return choice(kOffOn, initial ? 1 : 0);
}

}  // namespace refrain::patch::declarations
