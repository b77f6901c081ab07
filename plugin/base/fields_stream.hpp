// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Reads what fields_write.hpp writes straight from JSON events into the structs, without a tree between: for files of
// which there are thousands. Stricter than fields_read.hpp: a member without a field is an error.
#pragma once

#include "base/date.hpp"
#include "base/digest.hpp"
#include "base/fields.hpp"
#include "base/json_stream.hpp"
#include "base/result.hpp"
#include "base/small_text.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::fields {

struct Shape;

/// Where a value goes, and how.
struct Slot {
  void* target = nullptr;
  const Shape* shape = nullptr;
};

/// A member that an object has a place for.
struct Place {
  Slot slot;
  std::string_view name;    ///< outlives the reading
  std::uint32_t index = 0;  ///< of its field
};

/// A value that is read into something else first (StandIn), and what becomes of it.
struct Stand {
  std::shared_ptr<void> plain;
  Slot slot;
  void (*settle)(void* target, const void* plain) = nullptr;
};

/// How a type takes events. What it does not take is null.
struct Shape {
  std::string_view expected;
  bool (*text)(void* target, std::string_view text) = nullptr;
  bool (*number)(void* target, std::string_view as_written) = nullptr;
  bool (*boolean)(void* target, bool value) = nullptr;
  Slot (*present)(void* target) = nullptr;  ///< of an optional: where its value goes; it takes null itself
  void (*clear)(void* target) = nullptr;    ///< of a list
  Slot (*item)(void* target) = nullptr;     ///< of a list: one more
  Place (*member)(void* target, std::string_view name) = nullptr;   ///< of a struct; no shape: it has no such field
  std::string_view (*missing)(std::uint64_t seen) = nullptr;        ///< of a struct: a field that is required
  Stand (*stand)() = nullptr;                                        ///< of what is read into something else
};

template <class T>
const Shape& shape_of();

template <class T>
Slot slot_of(T& target) {
  return {&target, &shape_of<T>()};
}

/// Text as the model has it: the inverse of base/escape.hpp.
void take_text(std::string_view visible, std::string& to);

template <class T>
bool take_number(void* target, std::string_view as_written) {
  T value{};
  const char* const end = as_written.data() + as_written.size();
  const auto [stop, problem] = std::from_chars(as_written.data(), end, value);
  if (problem != std::errc() || stop != end) return false;
  *static_cast<T*>(target) = value;
  return true;
}

template <class T>
bool take_parsed(void* target, const std::optional<T>& parsed) {
  if (parsed) *static_cast<T*>(target) = *parsed;
  return parsed.has_value();
}

template <Struct T>
Place find_member(void* target, std::string_view name) {
  Place found;
  std::uint32_t index = 0;
  for_each_field<T>([&](const auto& field) {
    if (found.slot.shape == nullptr && field.name == name) {
      found = {slot_of(static_cast<T*>(target)->*field.member), field.name, index};
    }
    ++index;
  });
  return found;
}

template <Struct T>
std::string_view find_missing(std::uint64_t seen) {
  std::string_view found;
  std::uint32_t index = 0;
  for_each_field<T>([&](const auto& field) {
    if (found.empty() && field.is_required && (seen >> index & 1u) == 0) found = field.name;
    ++index;
  });
  return found;
}

template <StoodIn T>
Stand make_stand() {
  using Plain = typename StandIn<T>::Plain;
  const auto plain = std::make_shared<Plain>();
  return {plain, slot_of(*plain), [](void* to, const void* from) {
            *static_cast<T*>(to) = StandIn<T>::whole(*static_cast<const Plain*>(from));
          }};
}

template <class T>
Shape make_shape() {
  Shape shape;
  if constexpr (std::is_same_v<T, bool>) {
    shape.expected = "true or false";
    shape.boolean = [](void* to, bool value) { return *static_cast<bool*>(to) = value, true; };
  } else if constexpr (std::is_same_v<T, std::string>) {
    shape.expected = "a text";
    shape.text = [](void* to, std::string_view text) { return take_text(text, *static_cast<std::string*>(to)), true; };
  } else if constexpr (std::is_same_v<T, SmallText>) {
    shape.expected = "a text";
    shape.text = [](void* to, std::string_view text) {
      std::string taken;
      take_text(text, taken);
      *static_cast<SmallText*>(to) = taken;
      return true;
    };
  } else if constexpr (std::is_same_v<T, Day>) {
    shape.expected = "a day such as 2026-10-01";
    shape.text = [](void* to, std::string_view text) { return take_parsed<Day>(to, parse_day(text)); };
  } else if constexpr (std::is_same_v<T, Digest>) {
    shape.expected = "64 hex digits";
    shape.text = [](void* to, std::string_view text) { return take_parsed<Digest>(to, parse_digest(text)); };
  } else if constexpr (Integer<T> || std::is_same_v<T, double>) {
    shape.expected = Integer<T> ? "an integer in its range" : "a number";
    shape.number = take_number<T>;
  } else if constexpr (Enumeration<T>) {
    shape.expected = "one of the words that the schema lists";
    shape.text = [](void* to, std::string_view text) { return take_parsed<T>(to, Spelling<T>::parse(text)); };
  } else if constexpr (Optional<T>) {
    using Value = typename T::value_type;
    shape.expected = shape_of<Value>().expected;
    shape.present = [](void* to) { return slot_of(static_cast<T*>(to)->emplace()); };
  } else if constexpr (List<T>) {
    shape.expected = "a list";
    shape.clear = [](void* to) { static_cast<T*>(to)->clear(); };
    shape.item = [](void* to) { return slot_of(static_cast<T*>(to)->emplace_back()); };
  } else if constexpr (StoodIn<T>) {
    shape.expected = "an object";
    shape.stand = make_stand<T>;
  } else {
    static_assert(Struct<T>);
    static_assert(std::tuple_size_v<decltype(Table<T>::fields)> <= 64);
    shape.expected = "an object";
    shape.member = find_member<T>;
    shape.missing = find_missing<T>;
  }
  return shape;
}

template <class T>
const Shape& shape_of() {
  static const Shape shape = make_shape<T>();
  return shape;
}

/// The format that a file says it has in its member "schema".
struct FormatName {
  std::string_view family;  ///< "sluice.facts"
  int newest = 1;
};

/// Reads a whole file of a format into `root`, a slot of a struct whose fields are the members besides "schema". What is
/// wrong is an Error with file, line, column and the path of the member; a newer format is refused by name.
Result<void> read_stream(std::string_view text, std::string_view file, const FormatName& format,
                         const json::StreamLimits& limits, Slot root);

}  // namespace sluice::fields
