#if defined(__linux__)
#define _GNU_SOURCE
#include <sys/mman.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "CVietScan.h"

enum { CACHE_LINE = 64 };

/// Zeros at a line of the cache, which `calloc` does not promise.
static void *at_cache_line(size_t size) {
    void *memory = NULL;
    return posix_memalign(&memory, CACHE_LINE, size) == 0 ? memset(memory, 0, size) : NULL;
}

#if defined(__linux__) && defined(MADV_HUGEPAGE)

enum { PAGE = 2 << 20 };

/// Whole pages of 2 MB, of which the system gives large ones where it can. What is read at random all over a table of some MB
/// otherwise waits for addresses to be translated as much as for the memory, and filling it costs a fault every 4 KB.
static void *large_pages(size_t size) {
    uint8_t *memory = mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return NULL;
    const size_t before = -(uintptr_t)memory & (PAGE - 1);
    if (before) munmap(memory, before);
    munmap(memory + before + size, PAGE - before);
    madvise(memory + before, size, MADV_HUGEPAGE);
    return memory + before;
}

/// The size in whole large pages; 0 for what is too small for them.
static size_t in_large_pages(size_t size) {
    return size >= PAGE / 2 && size < SIZE_MAX / 2 ? (size + PAGE - 1) & ~(size_t)(PAGE - 1) : 0;
}

void *viet_zeros(size_t size) {
    const size_t large = in_large_pages(size);
    void *memory = large ? large_pages(large) : at_cache_line(size);
    if (memory == NULL) abort();
    return memory;
}

void viet_zeros_free(void *memory, size_t size) {
    const size_t large = in_large_pages(size);
    if (large) {
        munmap(memory, large);
    } else {
        free(memory);
    }
}

#else

void *viet_zeros(size_t size) {
    void *memory = at_cache_line(size);
    if (memory == NULL) abort();
    return memory;
}

void viet_zeros_free(void *memory, size_t size) {
    (void)size;
    free(memory);
}

#endif
