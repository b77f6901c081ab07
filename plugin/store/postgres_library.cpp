// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/postgres_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

namespace sluice {

Result<PostgresLibrary> load_postgres_library() {
  constexpr const char* name = "libpq.so.5";
  void* const handle = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    return fail(fmt::format("a ledger in PostgreSQL needs {}, which cannot be loaded: {}", name, ::dlerror()),
                "install PostgreSQL's client library (Debian: libpq5)");
  }
  PostgresLibrary library;
  const char* missing = nullptr;
#define SLUICE_POSTGRES_BIND(function)                                                    \
  library.function = reinterpret_cast<decltype(&::function)>(::dlsym(handle, #function)); \
  if (library.function == nullptr) missing = #function;
  SLUICE_POSTGRES_FUNCTIONS(SLUICE_POSTGRES_BIND)
#undef SLUICE_POSTGRES_BIND
  if (missing != nullptr) return fail(fmt::format("{} has no function {}", name, missing), "install a newer libpq5");
  return library;
}

}  // namespace sluice
