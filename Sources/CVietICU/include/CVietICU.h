#ifndef CVIETICU_H
#define CVIETICU_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the linked ICU library, as a NUL-terminated text such as "72.1". Valid for the life of the process.
const char *viet_icu_version(void);

#ifdef __cplusplus
}
#endif

#endif
