/*
 * What makes a native program that is linked on a new system ask for no newer glibc than 2.17.
 *
 * glibc has these functions twice: under the version of the system that it was built for, which the linker takes, and under their first
 * one. Our native code is compiled against old headers and needs nothing newer, so each call is led to the older of the two: the linker
 * is told --wrap=NAME in older-glibc.targets, and __wrap_NAME jumps to NAME as it was.
 */

#include <stddef.h>

#define OLDER(name, version)                                   \
  __asm__(".symver older_" #name ", " #name "@GLIBC_" version); \
  __asm__(".pushsection .text\n"                               \
          ".globl __wrap_" #name "\n"                          \
          ".type __wrap_" #name ", @function\n"                \
          "__wrap_" #name ":\n"                                \
          "  jmp *older_" #name "@GOTPCREL(%rip)\n"            \
          ".popsection")

/* From libdl.so.2, libpthread.so.0 and librt.so.1, which are one with libc.so.6 since 2.34. */
OLDER(dladdr, "2.2.5");
OLDER(dlclose, "2.2.5");
OLDER(dlerror, "2.2.5");
OLDER(dlopen, "2.2.5");
OLDER(dlsym, "2.2.5");
OLDER(pthread_attr_getstack, "2.2.5");
OLDER(pthread_attr_setstacksize, "2.2.5");
OLDER(pthread_condattr_setclock, "2.3.3");
OLDER(pthread_create, "2.2.5");
OLDER(pthread_getattr_np, "2.2.5");
OLDER(pthread_key_create, "2.2.5");
OLDER(pthread_kill, "2.2.5");
OLDER(pthread_mutexattr_destroy, "2.2.5");
OLDER(pthread_mutexattr_init, "2.2.5");
OLDER(pthread_mutexattr_settype, "2.2.5");
OLDER(pthread_once, "2.2.5");
OLDER(pthread_rwlock_rdlock, "2.2.5");
OLDER(pthread_rwlock_unlock, "2.2.5");
OLDER(pthread_rwlock_wrlock, "2.2.5");
OLDER(pthread_setname_np, "2.12");
OLDER(pthread_setspecific, "2.2.5");
OLDER(pthread_sigmask, "2.2.5");
OLDER(shm_open, "2.2.5");
OLDER(shm_unlink, "2.2.5");

/* Newer ones do not set errno, which nobody reads here. */
OLDER(log, "2.2.5");
OLDER(log2, "2.2.5");
OLDER(pow, "2.2.5");

/*
 * Before 2.34 each program brought a function of its own along that runs its constructors, and glibc was given it. Programs that are
 * linked since then have none and give null, with which an older glibc would run none.
 */
typedef void constructor(int, char **, char **);
typedef int start_main(int (*)(int, char **, char **), int, char **, constructor *, void (*)(void), void (*)(void), void *);

extern constructor *__init_array_start[] __attribute__((visibility("hidden")));
extern constructor *__init_array_end[] __attribute__((visibility("hidden")));
extern void _init(void);
extern start_main older_libc_start_main;
__asm__(".symver older_libc_start_main, __libc_start_main@GLIBC_2.2.5");

static void run_constructors(int argc, char **argv, char **environment)
{
  size_t count = __init_array_end - __init_array_start;
  _init();
  for (size_t i = 0; i < count; i++) __init_array_start[i](argc, argv, environment);
}

int __wrap___libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, constructor *init, void (*fini)(void),
                             void (*end_of_loader)(void), void *stack)
{
  return older_libc_start_main(main, argc, argv, init ? init : run_constructors, fini, end_of_loader, stack);
}
