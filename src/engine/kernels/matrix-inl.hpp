// The modulation matrix over a group; included once for each instruction set.
#if defined(REFRAIN_ENGINE_MATRIX_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_MATRIX_INL
#undef REFRAIN_ENGINE_MATRIX_INL
#else
#define REFRAIN_ENGINE_MATRIX_INL
#endif

#include "engine/kernels/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Envelopes and LFOs are moved before they run; what they move, after.
enum class Which : std::uint8_t { modulators, others };

HWY_INLINE bool belongs(patch::ParameterId target, Which which) {
    constexpr auto kFirst = patch::index_of(patch::id(patch::Envelope{}, 0));
    constexpr auto kEnd = patch::index_of(patch::id(patch::Macro{}, 0));
    const std::size_t index = patch::index_of(target);
    return (index >= kFirst && index < kEnd) == (which == Which::modulators);
}

/// A source bent towards its end or its beginning, the same on both sides of 0.
HWY_INLINE RowVector bent(RowVector x, float curve) {
    const RowTag d;
    const float k = 8.0F * 1.44269504F * curve;
    if (k > -1e-2F && k < 1e-2F) {
        return x;
    }
    const auto one = hn::Set(d, 1.0F);
    const auto whole = hn::Sub(one, exp2(d, hn::Set(d, -k)));
    const auto part = hn::Sub(one, exp2(d, hn::Mul(hn::Abs(x), hn::Set(d, -k))));
    return hn::CopySign(hn::Div(part, whole), x);
}

HWY_INLINE RowVector mapped(const TravelMap& map, RowVector travel) {
    const RowTag d;
    const auto t = hn::Min(hn::Max(travel, hn::Zero(d)), hn::Set(d, 1.0F));
    switch (map.curve) {
        case patch::Curve::exponential:
            return hn::Mul(hn::Set(d, map.minimum), exp2(d, hn::Mul(t, hn::Set(d, map.octaves))));
        case patch::Curve::fader: {
            const auto root = hn::Mul(t, hn::Set(d, map.span));
            return hn::Mul(hn::Mul(root, root), root);
        }
        case patch::Curve::cubic:
            return hn::Mul(hn::Mul(hn::Mul(t, t), t), hn::Set(d, map.span));
        case patch::Curve::linear:
            break;
    }
    return hn::MulAdd(t, hn::Set(d, map.span), hn::Set(d, map.minimum));
}

/// Computes the rows of what the matrix moves from the sources' rows.
HWY_INLINE void move_targets(const Plan& plan, Group& group, dsp::LaneMask lanes, Which which) {
    const RowTag d;
    const auto targets = plan.matrix->targets();
    if (targets.empty()) {
        return;
    }
    for_chunks(lanes, [&](std::size_t c, RowMask) HWY_ATTR {
        for (std::size_t slot = 0; slot < targets.size(); ++slot) {
            if (belongs(targets[slot], which)) {
                hn::Store(hn::Set(d, plan.values->travel(targets[slot])), d, group.targets[slot].lane.data() + c);
            }
        }
        for (const Matrix::Active& route : plan.matrix->voice_routes()) {
            if (!belongs(route.target, which)) {
                continue;
            }
            const auto& source = group.sources[static_cast<std::size_t>(route.source)];
            auto moved = hn::Mul(bent(hn::Load(d, source.lane.data() + c), route.curve), hn::Set(d, route.amount));
            if (route.scaler != patch::Source::none) {
                const auto& scaler = group.sources[static_cast<std::size_t>(route.scaler)];
                moved = hn::Mul(moved, hn::Load(d, scaler.lane.data() + c));
            }
            float* const target = group.targets[route.slot].lane.data() + c;
            hn::Store(hn::Add(hn::Load(d, target), moved), d, target);
        }
        for (std::size_t slot = 0; slot < targets.size(); ++slot) {
            if (belongs(targets[slot], which)) {
                float* const target = group.targets[slot].lane.data() + c;
                hn::Store(mapped(plan.values->map(targets[slot]), hn::Load(d, target)), d, target);
            }
        }
    });
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
