// How the kernels go through a group; included once for each instruction set.
#if defined(REFRAIN_ENGINE_ROWS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_ROWS_INL
#undef REFRAIN_ENGINE_ROWS_INL
#else
#define REFRAIN_ENGINE_ROWS_INL
#endif

#include "dsp/simd/math-inl.hpp"
#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using dsp::HWY_NAMESPACE::exp2;
using dsp::HWY_NAMESPACE::RowTag;
using dsp::HWY_NAMESPACE::RowVector;
using dsp::HWY_NAMESPACE::sin_turns;
using RowMask = hn::Mask<RowTag>;

/// The frames of a tick that controls are computed for: lines go from `place` to `place + frames`, 0 frames when they
/// only begin.
struct Span {
    dsp::LaneMask mask;
    std::uint32_t place;
    std::uint32_t frames;
};

/// The row of a parameter: this group's own where the matrix moves it, else the one of all voices.
HWY_INLINE const float* row(const Plan& plan, const Group& group, patch::ParameterId id) {
    const std::uint8_t slot = plan.matrix->slot(id);
    return slot == Matrix::kNoSlot ? plan.values->row(id).lane.data() : group.targets[slot].lane.data();
}

/// Calls `work(first lane, mask)` for each vector's worth of lanes of which at least one is in the mask.
template <class Work>
HWY_INLINE void for_chunks(dsp::LaneMask lanes, Work work) {
    const RowTag d;
    for (std::size_t c = 0; c < dsp::kLanes; c += hn::Lanes(d)) {
        const dsp::LaneMask part = (lanes >> c) & ((1U << hn::Lanes(d)) - 1U);
        if (part != 0) {
            const std::uint8_t bits[8] = {static_cast<std::uint8_t>(part), static_cast<std::uint8_t>(part >> 8)};
            work(c, hn::LoadMaskBits(d, bits));
        }
    }
}

/// The lanes of a vector's mask, as bits of the group's.
HWY_INLINE dsp::LaneMask lanes_of(RowMask mask, std::size_t c) {
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(RowTag(), mask, bits);
    return (static_cast<dsp::LaneMask>(bits[0]) | static_cast<dsp::LaneMask>(bits[1]) << 8) << c;
}

HWY_INLINE void store(RowMask mask, RowVector value, dsp::Row& row, std::size_t c) {
    // Not a masked store: what follows reads single lanes, and could not be handed those before they reach the cache.
    const RowTag d;
    float* const place = row.lane.data() + c;
    hn::Store(hn::IfThenElse(mask, value, hn::Load(d, place)), d, place);
}
HWY_INLINE void store(RowMask mask, hn::Vec<hn::RebindToUnsigned<RowTag>> value, dsp::PhaseRow& row, std::size_t c) {
    const hn::RebindToUnsigned<RowTag> du;
    std::uint32_t* const place = row.lane.data() + c;
    hn::Store(hn::IfThenElse(hn::RebindMask(du, mask), value, hn::Load(du, place)), du, place);
}

/// Bends a line so that it goes on from where it is at the span's first frame and reaches `target` after its last.
HWY_INLINE void aim(LineRow& line, std::size_t c, RowMask mask, RowVector target, const Span& span) {
    const RowTag d;
    RowVector from = target;
    if (span.frames != 0) {
        from = hn::Load(d, line.to.lane.data() + c);
        if (span.place != 0) {
            const float back = static_cast<float>(span.place) / static_cast<float>(span.frames);
            from = hn::NegMulAdd(hn::Sub(target, from), hn::Set(d, back), from);
        }
    }
    store(mask, from, line.from, c);
    store(mask, target, line.to, c);
}

struct PanGains {
    RowVector left;
    RowVector right;
};

/// Constant power between left (-1) and right (1), clamped: the middle is 3 dB down on both sides.
HWY_INLINE PanGains pan_gains(RowVector pan) {
    const RowTag d;
    const auto inside = hn::Min(hn::Max(pan, hn::Set(d, -1.0F)), hn::Set(d, 1.0F));
    const auto turns = hn::MulAdd(inside, hn::Set(d, 0.125F), hn::Set(d, 0.125F));
    return {.left = sin_turns(d, hn::Sub(hn::Set(d, 0.25F), turns)), .right = sin_turns(d, turns)};
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
