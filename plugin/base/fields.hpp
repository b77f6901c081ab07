// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "base/digest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// One table of fields a struct, from which its JSON writer (fields_write.hpp), reader (fields_read.hpp) and schema
/// (fields_schema.hpp) are generated.
///
///   template <> struct Table<Point> {
///     static constexpr std::string_view name = "point";                     // its name in the schema
///     static constexpr std::string_view meaning = "a place on the page";
///     static constexpr auto fields = std::tuple{always("x", &Point::x, "from the left"), maybe("label", &Point::label,
///     "")};
///   };
namespace sluice::fields {

/// A member of a struct and its name in the file.
template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
  std::string_view meaning;
  bool is_required = false;
};

/// A field that is always written, and must be there when read.
template <class Owner, class Member>
constexpr Field<Owner, Member> always(std::string_view name, Member Owner::*member, std::string_view meaning) {
  return {name, member, meaning, true};
}

/// A field that is left out where it has the value that the struct gives it by itself.
template <class Owner, class Member>
constexpr Field<Owner, Member> maybe(std::string_view name, Member Owner::*member, std::string_view meaning) {
  return {name, member, meaning, false};
}

/// Specialized for each struct, see above.
template <class T>
struct Table;

/// Specialized for each enumeration: `static std::string_view text(E)`, `static std::optional<E>
/// parse(std::string_view)`, and `static constexpr E last`, its last enumerator.
template <class E>
struct Spelling;

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

/// Specialized for a class whose members are no fields: `using Plain`, a struct with a Table, that is written in its
/// place; `static Plain plain(const T&)` and `static T whole(const Plain&)`.
template <class T>
struct StandIn;

template <class T>
concept StoodIn = requires {
  typename StandIn<T>::Plain;
};
template <class T>
concept Integer = std::is_integral_v<T> && !std::is_same_v<T, bool>;
template <class T>
concept Enumeration = std::is_enum_v<T>;
template <class T>
concept List = is_vector<T>::value;
template <class T>
concept Optional = is_optional<T>::value;
template <class T>
concept Struct = requires {
  Table<T>::fields;
};

/// Calls `visit(field)` for each field of T, in the table's order.
template <Struct T, class Visit>
void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, Table<T>::fields);
}

}  // namespace sluice::fields
