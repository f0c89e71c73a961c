// Elementary functions of vectors; included once for each instruction set.
#if defined(REFRAIN_DSP_SIMD_MATH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_SIMD_MATH_INL
#undef REFRAIN_DSP_SIMD_MATH_INL
#else
#define REFRAIN_DSP_SIMD_MATH_INL
#endif

#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// 2^x for x in [-126, 127]; relative error below 2e-7. The fraction by the least-squares polynomial of degree 6 over
/// [-0.5, 0.5], the whole part into the exponent.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V exp2(D d, V x) {
    const hn::RebindToSigned<D> di;
    x = hn::Min(hn::Max(x, hn::Set(d, -126.0F)), hn::Set(d, 127.0F));
    const V whole = hn::Round(x);
    const V f = hn::Sub(x, whole);
    V p = hn::Set(d, 1.5403530393381606e-4F);
    p = hn::MulAdd(p, f, hn::Set(d, 1.3333558146428443e-3F));
    p = hn::MulAdd(p, f, hn::Set(d, 9.618129107628477e-3F));
    p = hn::MulAdd(p, f, hn::Set(d, 5.550410866482158e-2F));
    p = hn::MulAdd(p, f, hn::Set(d, 2.402265069591007e-1F));
    p = hn::MulAdd(p, f, hn::Set(d, 6.931471805599453e-1F));
    p = hn::MulAdd(p, f, hn::Set(d, 1.0F));
    const auto exponent = hn::ShiftLeft<23>(hn::Add(hn::NearestInt(whole), hn::Set(di, 127)));
    return hn::Mul(p, hn::BitCast(d, exponent));
}

/// sin(2 pi x) for |x| < 2^20; error below 1e-6. x is brought into a quarter turn around 0, then Taylor to x^11.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V sin_turns(D d, V x) {
    x = hn::Sub(x, hn::Round(x));  // -0.5 .. 0.5
    const V quarter = hn::Set(d, 0.25F);
    const V half = hn::Set(d, 0.5F);
    const V folded = hn::Sub(hn::CopySign(half, x), x);  // sin(pi - a) = sin a
    x = hn::IfThenElse(hn::Gt(hn::Abs(x), quarter), folded, x);
    const V a = hn::Mul(x, hn::Set(d, 6.283185307179586F));
    const V s = hn::Mul(a, a);
    V p = hn::Set(d, -2.5052108e-8F);
    p = hn::MulAdd(p, s, hn::Set(d, 2.7557319e-6F));
    p = hn::MulAdd(p, s, hn::Set(d, -1.9841270e-4F));
    p = hn::MulAdd(p, s, hn::Set(d, 8.3333333e-3F));
    p = hn::MulAdd(p, s, hn::Set(d, -1.6666667e-1F));
    return hn::MulAdd(hn::Mul(p, s), a, a);
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
