// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker/confine.hpp"

#include "intake/worker/libarchive_input.hpp"

#include <iconv.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace sluice {
namespace {

struct FreeFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FreeFilter>;

bool limit(__rlimit_resource what, std::uint64_t most, std::uint64_t grace = 0) {
  const rlimit value{most, most + grace};
  return ::setrlimit(what, &value) == 0;
}

/// The grace lets the signal that names the reason (SIGXCPU) come before the one that does not.
bool set_limits(const Confinement& limits) {
#ifndef SLUICE_NO_ADDRESS_LIMIT  // an address sanitizer maps far more than any limit
  constexpr std::uint64_t least_memory = 192u << 20;  // libarchive's own libraries take 70 MiB of addresses
  if (!limit(RLIMIT_AS, std::max(limits.memory, least_memory))) return false;
#endif
  return limit(RLIMIT_CPU, limits.cpu_seconds, 2) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
         limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, worker_results + 1);
}

/// Calls without which nothing runs. None of them reaches beyond the process and its two descriptors.
constexpr int allowed[] = {
    SCMP_SYS(read),          SCMP_SYS(pread64),        SCMP_SYS(brk),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),         SCMP_SYS(madvise),
    SCMP_SYS(futex),         SCMP_SYS(exit),           SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),   SCMP_SYS(getpid),         SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),   SCMP_SYS(time),
    SCMP_SYS(getrandom),     SCMP_SYS(sched_yield),    SCMP_SYS(restart_syscall),
    SCMP_SYS(close),
};

/// What libraries ask for and live without.
constexpr int denied[] = {
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(fstat),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(ioctl),
    SCMP_SYS(fcntl),
    SCMP_SYS(lseek),
    SCMP_SYS(prlimit64),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(sched_getaffinity),
};

/// The library's own macros are compound literals of C.
constexpr scmp_arg_cmp argument(unsigned index, scmp_compare how, scmp_datum_t first, scmp_datum_t second = 0) {
  return {index, how, first, second};
}

bool add_rules(scmp_filter_ctx filter) {
  bool is_whole = true;
  for (const int call : allowed) is_whole = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0 && is_whole;
  for (const int call : denied) is_whole = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0 && is_whole;
  for (const int call : {SCMP_SYS(write), SCMP_SYS(writev)}) {
    is_whole =
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, argument(0, SCMP_CMP_EQ, worker_results)) == 0 && is_whole;
    is_whole =
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EBADF), call, 1, argument(0, SCMP_CMP_NE, worker_results)) == 0 &&
        is_whole;
  }
  // Memory only: no file, nothing that can be run.
  const scmp_arg_cmp runs_nothing = argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const scmp_arg_cmp is_memory = argument(3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
  is_whole = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, runs_nothing, is_memory) == 0 && is_whole;
  is_whole = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, runs_nothing) == 0 && is_whole;
  const auto self = static_cast<scmp_datum_t>(::getpid());
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, argument(0, SCMP_CMP_EQ, self)) == 0 && is_whole;
}

}  // namespace

void warm_up_libraries() {
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
  { const NameCharset utf8(NameCharset::Kind::utf8); }
  const NameCharset bytes(NameCharset::Kind::bytes);
  const iconv_t conversion = ::iconv_open("ANSI_X3.4-1968", "UTF-8");  // of a pax name, in the C locale
  if (conversion != reinterpret_cast<iconv_t>(-1)) ::iconv_close(conversion);
}

bool confine(const Confinement& limits) {
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!filter || !add_rules(filter.get()) || !set_limits(limits)) return false;
  if (::prctl(PR_SET_DUMPABLE, 0) != 0 || ::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return false;
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && seccomp_load(filter.get()) == 0;
}

}  // namespace sluice
