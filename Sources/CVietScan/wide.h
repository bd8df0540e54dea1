// Code for processors that have AVX2 and BMI2, beside code for all.
#pragma once

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE_CODE __attribute__((target("avx2,bmi,bmi2")))

static inline int has_wide_code(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"); }
#endif
