// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/delivered_texts.hpp"

#include "checks/build_inventory.hpp"

#include <catch2/catch.hpp>

#include <utility>

using namespace sluice;

TEST_CASE("delivered_texts: what the project's own notices hold is there for every delivery", "[checks][license]") {
  test::BuildInventory build;
  const std::uint32_t delivery = build.add_delivery("d.zip");
  NoticeText others;
  others.delivery = delivery;
  others.texts = {"Zlib"};
  NoticeText own;
  own.texts = {"GPL-2.0-or-later", "LicenseRef-acme"};
  build.inventory.notices = {std::move(others), std::move(own)};
  const DeliveredTexts texts(build.inventory);
  CHECK(texts.has(delivery, "GPL-2.0-only"));
  CHECK(texts.has(delivery, "LicenseRef-acme"));
  CHECK(texts.is_in_notices("GPL-2.0-only"));
  CHECK_FALSE(texts.is_in_notices("Zlib"));
  CHECK_FALSE(texts.has(delivery, "MIT"));
}
