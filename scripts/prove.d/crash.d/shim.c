// Preloaded into a run under proof (LD_PRELOAD): counts its calls with an effect outside the process, and kills it, fails
// the call, stops it or moves its clock at one of them. A production run never loads it; nothing in it needs our sources.
//
// A shim and not ptrace: a run has a dozen threads, and stopping each at each of its calls made a run too slow for
// thousands of points. A shim and not a seccomp notifier: that one hears of a call before it, and not after it.
// What it does not see: calls that libc makes for itself, and memory that is mapped (SQLite's -shm, rebuilt anyway).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char step[64] = "";
static long ordinal, target = -1;
static const char *swallow;
static int isAfter, failWith, stops, clockShift, shift;
static int logFile = -1, record = -1;
static const char *folder;

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *value;
    if ((value = getenv("CRASH_AT"))) target = atol(value);
    isAfter = (value = getenv("CRASH_WHEN")) && !strcmp(value, "after");
    if ((value = getenv("CRASH_FAIL"))) failWith = !strcmp(value, "ENOSPC") ? ENOSPC : EIO;
    stops = getenv("CRASH_STOP") != NULL;
    if ((value = getenv("CRASH_CLOCK"))) clockShift = atoi(value);
    folder = getenv("CRASH_FOLDER");
    swallow = getenv("CRASH_SWALLOW");
    if ((value = getenv("CRASH_LOG"))) logFile = (int)syscall(SYS_openat, AT_FDCWD, value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if ((value = getenv("CRASH_RECORD"))) record = (int)syscall(SYS_openat, AT_FDCWD, value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

// The run names its steps; nothing is counted before the first and after "end".
void crash_step(const char *name) {
    pthread_mutex_lock(&lock);
    snprintf(step, sizeof step, "%s", strcmp(name, "end") ? name : "");
    if (record >= 0) { char line[128]; int n = snprintf(line, sizeof line, "S %s\n", name); syscall(SYS_write, record, line, n); }
    pthread_mutex_unlock(&lock);
}

static void nameOf(int fd, char *out, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, out, size - 1);
    out[n > 0 ? n : 0] = 0;
}

static void act(void) {
    if (stops) kill(getpid(), SIGSTOP);
    else if (clockShift) shift = clockShift;
    else if (!failWith) kill(getpid(), SIGKILL);
}

// Before a call: counts it. Nonzero where the call is to fail with that error.
static int before(const char *call, const char *path, int isFile, long *number) {
    *number = 0;
    if (!step[0]) return 0;
    pthread_mutex_lock(&lock);
    *number = ++ordinal;
    if (logFile >= 0) {
        char line[PATH_MAX + 160];
        int n = snprintf(line, sizeof line, "%ld\t%s\t%s\t%s\n", *number, step, call, path);
        syscall(SYS_write, logFile, line, n);
    }
    pthread_mutex_unlock(&lock);
    if (*number != target) return 0;
    if (failWith) return isFile ? failWith : 0;
    if (!isAfter) act();
    return 0;
}

static void after(long number) {
    if (number && number == target && isAfter && !failWith) act();
}

static int isOurs(const char *path) { return record >= 0 && folder && !strncmp(path, folder, strlen(folder)); }

// One change to a file of the folder, for power cuts: a line, then as many bytes as it says.
static void note(char kind, const char *path, long offset, const void *bytes, size_t size) {
    if (!isOurs(path)) return;
    char line[PATH_MAX + 96];
    int n = snprintf(line, sizeof line, "%c %ld %zu %s\n", kind, offset, size, path);
    syscall(SYS_write, record, line, n);
    if (size) syscall(SYS_write, record, bytes, size);
}

static int isQuiet(int fd) { return fd <= 2 || fd == logFile || fd == record; }

#define FILE_CALL(call, fd, result, mark) \
    char path[PATH_MAX]; nameOf(fd, path, sizeof path); \
    int isFile = path[0] == '/' && strncmp(path, "/dev/", 5) && strncmp(path, "/proc/", 6); long number; \
    int error = before(call, path, isFile, &number); \
    if (error) { errno = error; return -1; } \
    if (record >= 0) pthread_mutex_lock(&lock); \
    __typeof__(result) value = result; \
    if (record >= 0) { int saved = errno; if (value >= 0 && isFile) { mark; } pthread_mutex_unlock(&lock); errno = saved; } \
    after(number); \
    return value;

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(write);
    if (isQuiet(fd)) return real(fd, bytes, size);
    FILE_CALL("write", fd, real(fd, bytes, size), note('W', path, (long)lseek(fd, 0, SEEK_CUR) - (long)value, bytes, (size_t)value))
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
    REAL(pwrite);
    FILE_CALL("pwrite", fd, real(fd, bytes, size, offset), note('W', path, offset, bytes, (size_t)value))
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
    REAL(pwrite64);
    FILE_CALL("pwrite", fd, real(fd, bytes, size, offset), note('W', path, offset, bytes, (size_t)value))
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(writev);
    if (isQuiet(fd)) return real(fd, parts, count);
    FILE_CALL("writev", fd, real(fd, parts, count), (void)0)
}
// A mutant: a synchronisation that is not made, of the folder's files or of folders.
static int isSwallowed(int fd) {
    struct stat about;
    return swallow && fstat(fd, &about) == 0 && !strcmp(swallow, S_ISDIR(about.st_mode) ? "folder" : "file");
}

int fsync(int fd) {
    REAL(fsync);
    if (isSwallowed(fd)) return 0;
    FILE_CALL("fsync", fd, real(fd), note('F', path, 0, NULL, 0))
}
int fdatasync(int fd) {
    REAL(fdatasync);
    if (isSwallowed(fd)) return 0;
    FILE_CALL("fdatasync", fd, real(fd), note('F', path, 0, NULL, 0))
}
int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    FILE_CALL("ftruncate", fd, real(fd, size), note('T', path, size, NULL, 0))
}
int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    FILE_CALL("ftruncate", fd, real(fd, size), note('T', path, size, NULL, 0))
}
ssize_t send(int fd, const void *bytes, size_t size, int flags) {
    REAL(send);
    FILE_CALL("send", fd, real(fd, bytes, size, flags), (void)0)
}
ssize_t sendto(int fd, const void *bytes, size_t size, int flags, const struct sockaddr *to, socklen_t length) {
    REAL(sendto);
    FILE_CALL("sendto", fd, real(fd, bytes, size, flags, to, length), (void)0)
}
ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    REAL(sendmsg);
    FILE_CALL("sendmsg", fd, real(fd, message, flags), (void)0)
}
int connect(int fd, const struct sockaddr *to, socklen_t length) {
    REAL(connect);
    FILE_CALL("connect", fd, real(fd, to, length), (void)0)
}
int shutdown(int fd, int how) {
    REAL(shutdown);
    FILE_CALL("shutdown", fd, real(fd, how), (void)0)
}
int fchmod(int fd, mode_t mode) {
    REAL(fchmod);
    FILE_CALL("fchmod", fd, real(fd, mode), (void)0)
}

#define PATH_CALL(call, where, result, mark) \
    long number; int error = before(call, where, 1, &number); \
    if (error) { errno = error; return -1; } \
    if (record >= 0) pthread_mutex_lock(&lock); \
    int value = result; \
    if (record >= 0) { int saved = errno; if (value >= 0) { mark; } pthread_mutex_unlock(&lock); errno = saved; } \
    after(number); \
    return value;

int unlink(const char *path) {
    REAL(unlink);
    PATH_CALL("unlink", path, real(path), note('D', path, 0, NULL, 0))
}
int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    PATH_CALL("mkdir", path, real(path, mode), note('M', path, 0, NULL, 0))
}
int rename(const char *from, const char *to) {
    REAL(rename);
    PATH_CALL("rename", to, real(from, to), (void)0)
}
int link(const char *from, const char *to) {
    REAL(link);
    PATH_CALL("link", to, real(from, to), (void)0)
}

#define OPEN(name, declaration, path, call) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    if (!(flags & O_CREAT)) return call; \
    PATH_CALL("open", path, call, note('C', path, 0, NULL, 0))

int open(const char *path, int flags, ...) {
    REAL(open);
    OPEN(open, , path, real(path, flags, mode))
}
int open64(const char *path, int flags, ...) {
    REAL(open64);
    OPEN(open64, , path, real(path, flags, mode))
}
int openat(int at, const char *path, int flags, ...) {
    REAL(openat);
    OPEN(openat, , path, real(at, path, flags, mode))
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    REAL(clock_gettime);
    int value = real(clock, time);
    if (value == 0 && shift && clock == CLOCK_REALTIME) time->tv_sec += shift;
    return value;
}
int gettimeofday(struct timeval *time, void *zone) {
    REAL(gettimeofday);
    int value = real(time, zone);
    if (value == 0 && shift) time->tv_sec += shift;
    return value;
}
