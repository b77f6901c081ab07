// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "support/tree.hpp"

#include <sys/types.h>

#include <string>

namespace sluice::test {

/// A PostgreSQL of its own in a temporary folder, reached by a socket in it alone, and ended with the scope. It sorts
/// texts as people do (ICU, English), so that whoever relies on bytes is found out.
class PostgresServer {
 public:
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// Why there is none, or empty.
  const std::string& problem() const { return problem_; }
  std::string url() const { return url_with(password); }
  std::string url_with(const std::string& secret) const;

  static constexpr const char* password = "pass-word-of-test";

 private:
  std::string start();

  TemporaryFolder folder_;
  pid_t server_ = -1;
  std::string problem_;
};

}  // namespace sluice::test
