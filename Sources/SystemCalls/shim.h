#ifndef WAVEHOUSE_SYSTEM_CALLS_SHIM_H
#define WAVEHOUSE_SYSTEM_CALLS_SHIM_H

// The C library shows these to GNU sources alone, which Swift's imports are not, and hides what they call
// behind a variadic syscall, which Swift does not import.
// https://man7.org/linux/man-pages/man2/rename.2.html
// https://man7.org/linux/man-pages/man2/copy_file_range.2.html
#ifdef __linux__
#include <sys/syscall.h>

extern long syscall(long number, ...);

static inline int wavehouse_rename(const char *from, const char *to, unsigned int flags) {
  const int here = -100;  // AT_FDCWD
  return (int)syscall(SYS_renameat2, here, from, here, to, flags);
}

// Copies from and to where both stand; how many bytes, 0 at the end, -1 where it cannot.
static inline long wavehouse_copy_range(int from, int to, unsigned long count) {
  return syscall(SYS_copy_file_range, from, (void *)0, to, (void *)0, count, 0u);
}
#endif

// Fails if the new name is taken; both names change places. Darwin's RENAME_EXCL and RENAME_SWAP.
#define WAVEHOUSE_RENAME_NEW 1u
#define WAVEHOUSE_RENAME_EXCHANGE 2u

#endif
