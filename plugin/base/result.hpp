// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/diagnostic.hpp"

#include <tl/expected.hpp>

#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// Who has to act on a failure of ours; decides the exit code (DESIGN.md section 3).
enum class Failure {
  cannot_start,   ///< usage, or an invalid policy, project, waiver or lock file: exit 2
  cannot_finish,  ///< our own I/O, store or data failed, or there was no subject: exit 3
};

/// A failure of Sluice itself. A defect in a delivery is never an Error, it is a finding.
struct Error {
  std::string message;                  ///< place, what was found, what was expected; lower case, no full stop
  std::string help;                     ///< the remedy, or empty
  Failure failure = Failure::cannot_finish;
  std::vector<Diagnostic> diagnostics;  ///< each problem of one of our files, with its span; may be empty

  /// Puts what was being done in front of the message: "reading x: permission denied".
  Error within(const std::string& doing) && {
    message = doing + ": " + message;
    return std::move(*this);
  }
};

/// A value, or the Error that prevented it. Ignoring one is a compiler warning, hence an error.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

/// Makes the error case of a Result: `return fail("reading x: is a folder", "name a file");`
inline tl::unexpected<Error> fail(std::string message, std::string help = {},
                                  Failure failure = Failure::cannot_finish) {
  return tl::unexpected<Error>(Error{std::move(message), std::move(help), failure, {}});
}

/// Makes the error case of a Result for a problem that keeps us from starting (exit 2).
inline tl::unexpected<Error> refuse(std::string message, std::string help = {}) {
  return fail(std::move(message), std::move(help), Failure::cannot_start);
}

/// Makes the error case of a Result from the problems found in one of our own files (exit 2).
inline tl::unexpected<Error> refuse(std::string message, std::vector<Diagnostic> diagnostics) {
  return tl::unexpected<Error>(Error{std::move(message), {}, Failure::cannot_start, std::move(diagnostics)});
}

}  // namespace sluice

#define SLUICE_JOIN_(a, b) a##b
#define SLUICE_JOIN(a, b) SLUICE_JOIN_(a, b)
#define SLUICE_TRY_(name, expr)                                            \
  auto name = (expr);                                                      \
  if (!name) return tl::unexpected<::sluice::Error>(std::move(name.error()))
#define SLUICE_TRY_ASSIGN_(name, decl, expr) \
  SLUICE_TRY_(name, expr);                   \
  decl = std::move(*name)

/// Evaluates a Result and returns its error from the enclosing function.
#define TRY(expr)                                        \
  do {                                                   \
    SLUICE_TRY_(SLUICE_JOIN(try_, __COUNTER__), expr);   \
  } while (false)
/// The same, and binds the value: `TRY_ASSIGN(const auto text, read_file(path));`
#define TRY_ASSIGN(decl, expr) SLUICE_TRY_ASSIGN_(SLUICE_JOIN(try_, __COUNTER__), decl, expr)
