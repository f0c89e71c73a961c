#pragma once

// Which instruction sets get code of their own, chosen among at run time: the least that the architecture has, AVX2,
// AVX-512 (and NEON on ARM). What lies between gains little and costs compile time. Included before Highway.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
