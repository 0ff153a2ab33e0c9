/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes everything to the system's layer but the writes and syncs that were chosen to fail. */
#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* right behind this struct */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static sqlite3_io_methods methods;

static GMutex mutex;
static gboolean is_armed;
static FaultKind armed_kind;
static int armed_countdown;
static gboolean armed_lasting;
static gboolean has_failed;

/* Whether the call that is being made fails. */
static gboolean
fails (gboolean is_sync)
{
  gboolean failing = FALSE;

  g_mutex_lock (&mutex);
  if (is_armed && (armed_kind == FAULT_SYNC) == is_sync && (!has_failed || armed_lasting))
    {
      armed_countdown--;
      failing = armed_countdown <= 0;
      has_failed |= failing;
    }
  g_mutex_unlock (&mutex);
  return failing;
}

#define REAL(file) (((FaultFile *) (file))->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static int
file_close (sqlite3_file *file)
{
  return CALL (file, xClose);
}

static int
file_read (sqlite3_file *file, void *data, int length, sqlite3_int64 offset)
{
  return CALL (file, xRead, data, length, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int length, sqlite3_int64 offset)
{
  if (!fails (FALSE))
    return CALL (file, xWrite, data, length, offset);
  if (armed_kind == FAULT_DISK_FULL)
    return SQLITE_FULL;
  CALL (file, xWrite, data, length / 2, offset);
  return SQLITE_IOERR_WRITE;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return CALL (file, xTruncate, size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  return fails (TRUE) ? SQLITE_IOERR_FSYNC : CALL (file, xSync, flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
file_lock (sqlite3_file *file, int lock)
{
  return CALL (file, xLock, lock);
}

static int
file_unlock (sqlite3_file *file, int lock)
{
  return CALL (file, xUnlock, lock);
}

static int
file_check_lock (sqlite3_file *file, int *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  return CALL (file, xFileControl, operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
file_characteristics (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **data)
{
  return CALL (file, xShmMap, page, size, extend, data);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  return CALL (file, xShmUnmap, remove);
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int result;

  self->real = (sqlite3_file *) (self + 1);
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  file->pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return result;
}

/** fault_vfs_install: makes it the layer of every database that is opened from now on. */
void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = vfs_open;
  methods = (sqlite3_io_methods){
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
  };
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

/** fault_vfs_arm: the @countdown-th write or sync from now on fails; @lasting: all later ones,
 * too. */
void
fault_vfs_arm (FaultKind kind, int countdown, gboolean lasting)
{
  g_mutex_lock (&mutex);
  is_armed = TRUE;
  armed_kind = kind;
  armed_countdown = countdown;
  armed_lasting = lasting;
  has_failed = FALSE;
  g_mutex_unlock (&mutex);
}

/** fault_vfs_disarm: Returns: whether anything failed */
gboolean
fault_vfs_disarm (void)
{
  gboolean failed;

  g_mutex_lock (&mutex);
  is_armed = FALSE;
  failed = has_failed;
  g_mutex_unlock (&mutex);
  return failed;
}
