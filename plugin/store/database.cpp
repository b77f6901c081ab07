// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/database.hpp"

#include "base/text.hpp"

namespace sluice {

Result<void> run_script(Database& database, std::string_view statements) {
  for (const std::string_view statement : split(statements, ';')) TRY(database.run(trim(statement)));
  return {};
}

Result<Transaction> Transaction::begin(Database& database, std::string_view statements) {
  TRY(run_script(database, statements));
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr) static_cast<void>(database_->run("ROLLBACK"));  // a lost connection rolls back by itself
}

Result<void> Transaction::commit() {
  TRY(database_->run("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace sluice
