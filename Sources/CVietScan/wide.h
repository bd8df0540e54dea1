// Code for processors that have AVX2 and BMI, beside code for all.
#pragma once

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE_CODE __attribute__((target("avx2,bmi")))

static inline int has_wide_code(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"); }
#endif
