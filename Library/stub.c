// What the static archives want of the system, so that the library needs no more of it than it must.

// ICU's archives are not built for shared libraries: they reach these by an address that only a definition of our own can have.
// They belong to time zones, which nothing here uses.
__attribute__((visibility("hidden"))) long __timezone;
__attribute__((visibility("hidden"))) char *tzname[2];

// The C++ library wants one that glibc has a new version of since 2.35. No code of ours calls it.
__attribute__((visibility("hidden"))) float hypotf(float x, float y) {
    return (float)__builtin_sqrt((double)x * x + (double)y * y);
}
