#include "CVietICU.h"

#include <unicode/uversion.h>

const char *viet_icu_version(void) {
    // Of the library that is linked, which need not be the one whose headers were there when this was compiled.
    static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
    return text;
}
