// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A member of the model that no field table lists would be lost in silence; counting the members finds it.
#include "base/fields.hpp"

#include "reports/inventory_fields.hpp"
#include "reports/verdict_fields.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace sluice;

namespace {

/// Initializes any member of an aggregate.
struct Anything {
  template <class T>
  operator T() const {
    return T{};
  }
};

template <std::size_t>
using AnythingFor = Anything;

template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires { T{AnythingFor<I>{}...}; };
}

template <class T, std::size_t N = 64>
constexpr std::size_t member_count() {
  if constexpr (takes<T>(std::make_index_sequence<N>{})) {
    return N;
  } else {
    return member_count<T, N - 1>();
  }
}

template <class T>
void check_table() {
  using sluice::fields::Table;
  CAPTURE(Table<T>::name);
  CHECK(std::tuple_size_v<decltype(Table<T>::fields)> == member_count<T>());
  std::set<std::string_view> names;
  sluice::fields::for_each_field<T>([&](const auto& field) { CHECK(names.insert(field.name).second); });
}

template <class... T>
void check_tables() {
  (check_table<T>(), ...);
}

}  // namespace

TEST_CASE("fields: every member of the facts model is listed once", "[reports][fields]") {
  check_tables<Origin, Unknown, Container, Entry, Hazard, Contents, Component, Use, Document, ManifestField,
               ManifestDefect, ChecksumLine, Delivery, BuildTarget, Build, Inventory, PlainSbom, PlainSbomElement,
               PlainSbomField, PlainSbomRelation, SbomProblem, SbomMatch, SbomDocument, OwnSbom>();
}

TEST_CASE("fields: every member of the report model is listed once", "[reports][fields]") {
  check_tables<Step, Becomes, JudgedFinding, Remark, WaiverStanding, AreaCounts, JudgedDelivery, Task, PackUsed,
               BuildSummary, Product, LastAccepted, Envelope, Verdict>();
}
