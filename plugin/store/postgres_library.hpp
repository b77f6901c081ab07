// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// libpq, bound when the first ledger in a PostgreSQL is opened: the program starts without it, and runs where it is not
// installed.
#pragma once

#include "base/result.hpp"

#include <libpq-fe.h>

namespace sluice {

/// What is used of libpq (PostgreSQL 15, chapter 34).
#define SLUICE_POSTGRES_FUNCTIONS(X)                                                                                 \
  X(PQconninfoParse)                                                                                                 \
  X(PQconninfoFree) X(PQconnectdbParams) X(PQstatus) X(PQerrorMessage) X(PQfinish) X(PQexecParams) X(PQresultStatus) \
      X(PQresultErrorMessage) X(PQntuples) X(PQnfields) X(PQftype) X(PQgetvalue) X(PQgetlength) X(PQclear)           \
          X(PQfreemem) X(PQparameterStatus) X(PQsetNoticeProcessor)

struct PostgresLibrary {
#define SLUICE_POSTGRES_MEMBER(name) decltype(&::name) name = nullptr;
  SLUICE_POSTGRES_FUNCTIONS(SLUICE_POSTGRES_MEMBER)
#undef SLUICE_POSTGRES_MEMBER
};

/// The library; it stays loaded to the end of the program. An Error names the package that is missing.
Result<PostgresLibrary> load_postgres_library();

}  // namespace sluice
