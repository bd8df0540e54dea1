#ifndef VIET_VFS_H
#define VIET_VFS_H

#include <stddef.h>
#include <stdint.h>

/// What SQLite reads a file of checked pages with: every page is compared with its hash before any of it is used.
typedef struct viet_vfs viet_vfs;

/// What SQLite says where a page differs from its hash: SQLITE_IOERR_DATA.
#define VIET_PAGE_DAMAGED 8202

/// The hash of a page; another byte makes another hash. `count` is a multiple of 32.
uint64_t viet_page_hash(const void *page, size_t count);

/// Makes a file system of one file and tells SQLite of it.
///
/// Takes over neither the descriptor, which must stay open, nor the hashes, which are copied. A page that differs from its hash, or is
/// not there, ends what SQLite does with VIET_PAGE_DAMAGED. NULL where there is no memory.
viet_vfs *viet_vfs_make(int descriptor, size_t page_size, const uint64_t *hashes, size_t page_count);

/// The name under which SQLite knows it.
const char *viet_vfs_name(const viet_vfs *vfs);

/// Frees it; no connection may use it any more.
void viet_vfs_free(viet_vfs *vfs);

#endif
