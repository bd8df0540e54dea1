#include "viet_vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Static_assert(VIET_PAGE_DAMAGED == SQLITE_IOERR_DATA, "the number of SQLite");

struct viet_vfs {
    sqlite3_vfs system;
    sqlite3_vfs *standard;
    char name[40];
    int descriptor;
    size_t page_size;
    size_t page_count;
    uint64_t *hashes;
    // A page of which a part is asked for.
    unsigned char *page;
};

typedef struct {
    sqlite3_file base;
    viet_vfs *vfs;
} checked_file;

static int read_page(const viet_vfs *vfs, size_t number, unsigned char *target) {
    size_t got = 0;
    while (got < vfs->page_size) {
        ssize_t count =
            pread(vfs->descriptor, target + got, vfs->page_size - got, (off_t)(number * vfs->page_size + got));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? SQLITE_IOERR_READ : VIET_PAGE_DAMAGED;
        got += (size_t)count;
    }
    return viet_page_hash(target, vfs->page_size) == vfs->hashes[number] ? SQLITE_OK : VIET_PAGE_DAMAGED;
}

static int file_read(sqlite3_file *file, void *target, int count, sqlite3_int64 offset) {
    const viet_vfs *vfs = ((checked_file *)file)->vfs;
    unsigned char *out = target;
    size_t at = (size_t)offset, rest = (size_t)count;
    while (rest > 0) {
        size_t number = at / vfs->page_size, start = at % vfs->page_size;
        if (number >= vfs->page_count) {
            memset(out, 0, rest);
            return SQLITE_IOERR_SHORT_READ;
        }
        size_t length = vfs->page_size - start < rest ? vfs->page_size - start : rest;
        int isWhole = length == vfs->page_size;
        int status = read_page(vfs, number, isWhole ? out : vfs->page);
        if (status != SQLITE_OK) return status;
        if (!isWhole) memcpy(out, vfs->page + start, length);
        out += length;
        at += length;
        rest -= length;
    }
    return SQLITE_OK;
}

static int file_close(sqlite3_file *file) { return (void)file, SQLITE_OK; }
static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    return (void)file, (void)bytes, (void)count, (void)offset, SQLITE_READONLY;
}
static int file_truncate(sqlite3_file *file, sqlite3_int64 size) { return (void)file, (void)size, SQLITE_READONLY; }
static int file_sync(sqlite3_file *file, int flags) { return (void)file, (void)flags, SQLITE_OK; }
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    const viet_vfs *vfs = ((checked_file *)file)->vfs;
    *size = (sqlite3_int64)(vfs->page_count * vfs->page_size);
    return SQLITE_OK;
}
static int file_lock(sqlite3_file *file, int level) { return (void)file, (void)level, SQLITE_OK; }
static int file_reserved(sqlite3_file *file, int *result) { return (void)file, *result = 0, SQLITE_OK; }
static int file_control(sqlite3_file *file, int what, void *value) {
    return (void)file, (void)what, (void)value, SQLITE_NOTFOUND;
}
static int file_sector(sqlite3_file *file) { return (void)file, 4096; }
static int file_characteristics(sqlite3_file *file) { return (void)file, SQLITE_IOCAP_IMMUTABLE; }

static const sqlite3_io_methods file_methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_lock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_characteristics};

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *result) {
    (void)path;
    file->pMethods = NULL;
    // There is the one file, which nobody writes, so that no journal is beside it.
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return SQLITE_CANTOPEN;
    ((checked_file *)file)->vfs = vfs->pAppData;
    file->pMethods = &file_methods;
    if (result) *result = SQLITE_OPEN_READONLY;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
    return (void)vfs, (void)path, (void)syncs, SQLITE_OK;
}
static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    return (void)vfs, (void)path, (void)flags, *result = 0, SQLITE_OK;
}
static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int count, char *out) {
    (void)vfs;
    return snprintf(out, (size_t)count, "%s", path) < count ? SQLITE_OK : SQLITE_CANTOPEN;
}
static int vfs_randomness(sqlite3_vfs *vfs, int count, char *out) {
    sqlite3_vfs *standard = ((viet_vfs *)vfs->pAppData)->standard;
    return standard->xRandomness(standard, count, out);
}
static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) { return (void)vfs, microseconds; }
static int vfs_time(sqlite3_vfs *vfs, double *time) {
    sqlite3_vfs *standard = ((viet_vfs *)vfs->pAppData)->standard;
    return standard->xCurrentTime(standard, time);
}
static int vfs_error(sqlite3_vfs *vfs, int count, char *out) { return (void)vfs, (void)count, (void)out, 0; }

viet_vfs *viet_vfs_make(int descriptor, size_t page_size, const uint64_t *hashes, size_t page_count) {
    sqlite3_vfs *standard = sqlite3_vfs_find(NULL);
    viet_vfs *vfs = calloc(1, sizeof *vfs);
    if (!standard || !vfs) return free(vfs), NULL;
    vfs->hashes = malloc(page_count * sizeof *hashes + 1);
    vfs->page = malloc(page_size);
    if (!vfs->hashes || !vfs->page) return viet_vfs_free(vfs), NULL;
    if (page_count > 0) memcpy(vfs->hashes, hashes, page_count * sizeof *hashes);
    vfs->standard = standard;
    vfs->descriptor = descriptor;
    vfs->page_size = page_size;
    vfs->page_count = page_count;
    snprintf(vfs->name, sizeof vfs->name, "viet-%p", (void *)vfs);
    vfs->system = (sqlite3_vfs){
        .iVersion = 1,
        .szOsFile = sizeof(checked_file),
        .mxPathname = 512,
        .zName = vfs->name,
        .pAppData = vfs,
        .xOpen = vfs_open,
        .xDelete = vfs_delete,
        .xAccess = vfs_access,
        .xFullPathname = vfs_full_path,
        .xRandomness = vfs_randomness,
        .xSleep = vfs_sleep,
        .xCurrentTime = vfs_time,
        .xGetLastError = vfs_error};
    if (sqlite3_vfs_register(&vfs->system, 0) != SQLITE_OK) return viet_vfs_free(vfs), NULL;
    return vfs;
}

const char *viet_vfs_name(const viet_vfs *vfs) { return vfs->name; }

void viet_vfs_free(viet_vfs *vfs) {
    if (!vfs) return;
    if (vfs->system.zName) sqlite3_vfs_unregister(&vfs->system);
    free(vfs->hashes);
    free(vfs->page);
    free(vfs);
}
