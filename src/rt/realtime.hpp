#pragma once

/// The mark of everything that the audio thread may reach: such a function never locks, allocates, frees, waits,
/// throws or enters the kernel. Clang 20 and later verify it at compile time (-Wfunction-effects) and
/// RealtimeSanitizer verifies it at run time; other compilers read it as `noexcept`.
///
/// It stands where `noexcept` would, after the parameter list and any `const`.
#if defined(__clang__) && __clang_major__ >= 20
#define REFRAIN_RT noexcept [[clang::nonblocking]]
#else
#define REFRAIN_RT noexcept
#endif

/// Switches the compile-time verification off and on again around a call whose source the compiler cannot see but
/// whose real-time safety its documentation promises. Each use says where that promise is written.
#if defined(__clang__) && __clang_major__ >= 20
#define REFRAIN_RT_TRUST_BEGIN \
    _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wfunction-effects\"")
#define REFRAIN_RT_TRUST_END _Pragma("clang diagnostic pop")
#else
#define REFRAIN_RT_TRUST_BEGIN
#define REFRAIN_RT_TRUST_END
#endif
