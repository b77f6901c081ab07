// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/url_password.hpp"

#include <catch2/catch.hpp>

using sluice::without_password;

TEST_CASE("url_password: only passwords go", "[base][url_password]") {
  const auto [text, shown] = GENERATE(table<std::string, std::string>({
      {"postgresql://u:secret@host:5432/db", "postgresql://u:***@host:5432/db"},
      {"postgresql://u:a/b@c@host/db", "postgresql://u:***@host/db"},
      {"postgresql://u:@host/db", "postgresql://u:***@host/db"},
      {"postgresql://u@host:5432/db", "postgresql://u@host:5432/db"},
      {"postgresql://host:5432/db", "postgresql://host:5432/db"},
      {"postgresql://h/db?user=u&password=secret&sslmode=require",
       "postgresql://h/db?user=u&password=***&sslmode=require"},
      {"postgresql://h/db?PassWord=secret", "postgresql://h/db?PassWord=***"},
      {"postgresql://h/db?sslpassword=x&password=y", "postgresql://h/db?sslpassword=***&password=***"},
      {"delivery.zip", "delivery.zip"},
      {"", ""},
  }));
  CHECK(without_password(text) == shown);
}
