// Where the sources of a group go; included once for each instruction set.
#if defined(REFRAIN_ENGINE_DESTINATIONS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_DESTINATIONS_INL
#undef REFRAIN_ENGINE_DESTINATIONS_INL
#else
#define REFRAIN_ENGINE_DESTINATIONS_INL
#endif

#include <array>

#include "engine/kernels/phase-inl.hpp"
#include "engine/voices/buses.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Writes the wave, or adds it to what is there already.
HWY_INLINE void add_line(const float* wave, const SampledLine& gain, std::size_t count, bool first, float* out) {
    const TimeTag d;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto part = hn::Mul(hn::Load(d, wave + i), gain.at(i));
        hn::Store(first ? part : hn::Add(part, hn::Load(d, out + i)), d, out + i);
    }
}

/// Buses that have been written to in this span.
using Written = std::array<bool, Buses::kCount>;

/// Where a source goes.
struct Destinations {
    struct Place {
        Buses::Bus bus;
        bool first;  ///< nothing was written there before
    };
    std::array<Place, Buses::kCount> places;
    std::size_t count = 0;
};

HWY_INLINE Destinations destinations_of(const Ways& ways, Written& written) {
    Destinations found;
    for (std::size_t bus = 0; bus < Buses::kCount; ++bus) {
        if (ways[bus]) {
            found.places[found.count++] = {.bus = static_cast<Buses::Bus>(bus), .first = !written[bus]};
            written[bus] = true;
        }
    }
    return found;
}

/// Sends a wave to the buses, by its gains.
template <bool kOversampled>
HWY_INLINE void send(const Plan& plan, const float* wave, const LineRow& left, const LineRow& right,
                     const Destinations& to, bool is_first, std::size_t lane, const Stretch<kOversampled>& stretch,
                     Buses& buses) {
    const std::size_t count = stretch.padded();
    for (std::size_t n = 0; n < to.count; ++n) {
        const auto [bus, first] = to.places[n];
        add_line(wave, SampledLine(left, lane, stretch), count, first && is_first, buses.left[bus][lane].data());
        if (plan.stereo) {
            add_line(wave, SampledLine(right, lane, stretch), count, first && is_first, buses.right[bus][lane].data());
        }
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
