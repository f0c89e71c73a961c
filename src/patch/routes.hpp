#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "patch/parameters.hpp"

/// The modulation matrix: what moves what.
namespace refrain::patch {

inline constexpr std::size_t kRoutes = 64;

/// What can move a parameter. Each is a number from 0 to 1, or from -1 to 1 where it says so.
enum class Source : std::uint8_t {
    none,  ///< as a source: the route is off; as a scaler: nothing scales it
    env_1,
    env_2,
    env_3,
    env_4,
    lfo_1,  ///< -1..1, or 0..1 when unipolar
    lfo_2,
    lfo_3,
    lfo_4,
    velocity,
    release_velocity,
    key,  ///< -1..1: middle C is 0, five octaves up 1
    channel_pressure,
    poly_pressure,
    wheel,
    bend,  ///< -1..1
    expression,
    breath,
    random,  ///< -1..1, anew for each note
    macro_1,
    macro_2,
    macro_3,
    macro_4,
    osc_1,  ///< -1..1 at audio rate; only for targets that take it
    osc_2,
    osc_3,
    count
};
inline constexpr std::size_t kSources = static_cast<std::size_t>(Source::count);

/// What players read and files hold, in the order of Source.
inline constexpr std::array<std::string_view, kSources> kSourceNames{"none",
                                                                     "envelope 1",
                                                                     "envelope 2",
                                                                     "envelope 3",
                                                                     "envelope 4",
                                                                     "LFO 1",
                                                                     "LFO 2",
                                                                     "LFO 3",
                                                                     "LFO 4",
                                                                     "velocity",
                                                                     "release velocity",
                                                                     "key",
                                                                     "channel pressure",
                                                                     "poly pressure",
                                                                     "wheel",
                                                                     "bend",
                                                                     "expression",
                                                                     "breath",
                                                                     "random",
                                                                     "macro 1",
                                                                     "macro 2",
                                                                     "macro 3",
                                                                     "macro 4",
                                                                     "osc 1",
                                                                     "osc 2",
                                                                     "osc 3"};

[[nodiscard]] constexpr bool is_audio_rate(Source source) REFRAIN_RT {
    return source >= Source::osc_1 && source < Source::count;
}

/// Whether it can move a parameter that all voices share. An LFO that each voice has for itself runs once more for
/// those.
[[nodiscard]] constexpr bool may_be_global(Source source) REFRAIN_RT {
    return source == Source::wheel || source == Source::bend || source == Source::expression ||
           source == Source::breath || source == Source::channel_pressure ||
           (source >= Source::lfo_1 && source <= Source::lfo_4) ||
           (source >= Source::macro_1 && source <= Source::macro_4);
}

/// One line of the matrix: target's travel += amount * bent(source) * scaler.
struct Route {
    Source source = Source::none;
    Source scaler = Source::none;  ///< a second source that scales the route; not an oscillator
    ParameterId target{};
    float amount = 0.0F;  ///< -1..1, of the target's whole travel
    float curve = 0.0F;   ///< -1..1: bends the source towards its end or its beginning; 0 is straight

    bool operator==(const Route&) const = default;
};

/// Whether a route may be: the target can be moved, and by that source.
[[nodiscard]] constexpr bool is_allowed(Source source, Modulation target) REFRAIN_RT {
    switch (target) {
        case Modulation::none:
            return false;
        case Modulation::global:
            return may_be_global(source);
        case Modulation::voice:
            return !is_audio_rate(source);
        case Modulation::audio:
            return true;
    }
    return false;
}

using Routes = std::array<Route, kRoutes>;

}  // namespace refrain::patch
