#pragma once

#include "rt/realtime.hpp"

#if defined(__SSE__)
#include <xmmintrin.h>
#endif
#include <cstdint>

namespace refrain::rt {

/// Flushes denormal floats to zero on the calling thread for as long as it lives, then restores what was. Decaying
/// tails would otherwise run into numbers on which a processor is a hundred times slower. Any thread; no system call.
class ScopedNoDenormals {
public:
    ScopedNoDenormals(const ScopedNoDenormals&) = delete;
    ScopedNoDenormals& operator=(const ScopedNoDenormals&) = delete;

#if defined(__SSE__)
    ScopedNoDenormals() REFRAIN_RT : saved_(_mm_getcsr()) { _mm_setcsr(static_cast<unsigned>(saved_) | kFlags); }
    ~ScopedNoDenormals() REFRAIN_RT { _mm_setcsr(static_cast<unsigned>(saved_)); }

private:
    static constexpr unsigned kFlags = 0x8040;  // flush to zero, denormals are zero
#elif defined(__aarch64__)
    ScopedNoDenormals() REFRAIN_RT {
        asm volatile("mrs %0, fpcr" : "=r"(saved_));
        asm volatile("msr fpcr, %0" : : "r"(saved_ | kFlags));
    }
    ~ScopedNoDenormals() REFRAIN_RT { asm volatile("msr fpcr, %0" : : "r"(saved_)); }

private:
    static constexpr std::uint64_t kFlags = std::uint64_t{1} << 24;  // FZ
#else
    ScopedNoDenormals() REFRAIN_RT = default;
    ~ScopedNoDenormals() REFRAIN_RT {}

private:
#endif
    std::uint64_t saved_ = 0;
};

}  // namespace refrain::rt
