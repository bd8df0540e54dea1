#include "CVietICU.h"

#include <unicode/uversion.h>

const char *viet_icu_version(void) { return U_ICU_VERSION; }
