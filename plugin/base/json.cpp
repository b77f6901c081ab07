// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The only file that knows nlohmann/json. Its SAX events build our own tree: the DOM keeps the last of two equal keys
// without a word and knows no lines (measured with 3.11.2).
#include "base/json.hpp"

#include "base/escape.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <unordered_set>

namespace sluice::json {
namespace {

/// Reads a text and writes down how far it got, so that the SAX events know their place. nlohmann's own SAX gives none.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  const char** reached_;
};

/// Line and column of an offset that only grows.
class Place {
 public:
  explicit Place(std::string_view text) : at_(text.data()) {}
  void advance_to(const char* to) {
    for (; at_ < to; ++at_) {
      if (*at_ == '\n') {
        ++line_;
        column_ = 0;
      } else if ((static_cast<unsigned char>(*at_) & 0xC0u) != 0x80u) {
        ++column_;
      }
    }
  }
  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return std::max(1u, column_); }

 private:
  const char* at_;
  std::uint32_t line_ = 1, column_ = 0;
};

/// Finds a key that an object has already. Few keys are compared one by one; many are hashed.
class Keys {
 public:
  bool insert(const std::vector<Member>& members, const std::string& key) {
    if (members.size() < few) return std::ranges::find(members, key, &Member::key) == members.end();
    if (hashed_.empty()) {
      for (const Member& member : members) hashed_.insert(member.key);
    }
    return hashed_.insert(key).second;
  }

 private:
  static constexpr std::size_t few = 16;
  std::unordered_set<std::string> hashed_;
};

/// An open array or object. It stays where it is in its parent, which does not grow meanwhile.
struct Frame {
  Value* value;
  Keys keys;
};

class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, const Limits& limits)
      : limits_(limits), reached_(text.data()), text_(text), place_(text) {}

  CountingIterator begin() { return {text_.data(), &reached_}; }
  CountingIterator end() { return {text_.data() + text_.size(), &reached_}; }
  Value root;
  std::string problem;  ///< with its line and column in front; empty while all is well

  bool null() override { return finish(add(Value::Kind::null), reached_); }
  bool boolean(bool flag) override {
    Value& value = add(Value::Kind::boolean);
    value.boolean = flag;
    return finish(value, reached_);
  }
  bool number_integer(number_integer_t number) override {
    Value& value = add(Value::Kind::integer);
    value.integer = number;
    value.number = static_cast<double>(number);
    return finish(value, number_end());
  }
  bool number_unsigned(number_unsigned_t number) override {
    if (number > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) return refuse_range();
    return number_integer(static_cast<number_integer_t>(number));
  }
  bool number_float(number_float_t number, const std::string& raw) override {
    if (!std::isfinite(number) || raw.find_first_of(".eE") == std::string::npos) return refuse_range();
    Value& value = add(Value::Kind::number);
    value.number = number;
    return finish(value, number_end());
  }
  bool string(std::string& text) override {
    Value& value = add(Value::Kind::string);
    value.string = text;  // copied: the lexer goes on using its buffer
    return finish(value, reached_);
  }
  bool binary(binary_t&) override { return refuse("binary data, expected a JSON value"); }

  bool start_object(std::size_t) override { return open(Value::Kind::object); }
  bool start_array(std::size_t) override { return open(Value::Kind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& key) override {
    Frame& frame = frames_.back();
    if (!frame.keys.insert(frame.value->members, key)) {
      return refuse(fmt::format("key \"{}\" is given twice in one object", to_visible_short(key, 80)));
    }
    frame.value->members.emplace_back().key = key;
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& exception) override {
    if (exception.id == 406) return refuse_range();
    constexpr std::string_view marker = "syntax error ";
    std::string_view what = exception.what();
    if (const std::size_t at = what.find(marker); at != std::string_view::npos) what.remove_prefix(at);
    return refuse(to_visible_short(what, 300));
  }

 private:
  /// The lexer reads one character beyond a number to see its end.
  const char* number_end() const {
    const char* end = reached_;
    while (end > text_.data() && std::string_view("0123456789").find(end[-1]) == std::string_view::npos) --end;
    return end;
  }

  bool refuse(const std::string& message) {
    place_.advance_to(reached_);
    if (problem.empty()) problem = fmt::format("{}:{}: {}", place_.line(), place_.column(), message);
    return false;
  }
  bool refuse_range() { return refuse("a number out of range, expected a 64-bit integer or a finite number"); }

  /// The place of the next value: the root, behind the last item, or the member whose key was just read.
  Value& add(Value::Kind kind) {
    Value* value = &root;
    if (!frames_.empty()) {
      Value& parent = *frames_.back().value;
      value = parent.kind == Value::Kind::array ? &parent.items.emplace_back() : &parent.members.back().value;
    }
    value->kind = kind;
    return *value;
  }
  bool finish(Value& value, const char* end) {
    place_.advance_to(end);
    value.line = place_.line();
    value.column = place_.column();
    return true;
  }
  bool open(Value::Kind kind) {
    if (frames_.size() == limits_.document_depth) {
      return refuse(fmt::format("more than {} levels of nesting", limits_.document_depth));
    }
    frames_.push_back({&add(kind), {}});
    return true;
  }
  bool close() {
    Value& value = *frames_.back().value;
    frames_.pop_back();
    return finish(value, reached_);
  }

  const Limits& limits_;
  const char* reached_;
  std::string_view text_;
  Place place_;
  std::vector<Frame> frames_;
};

template <class T>
const T* find_as(const Value& object, std::string_view key, Value::Kind kind, T Value::*part) {
  const Value* value = object.find(key);
  return value != nullptr && value->kind == kind ? &(value->*part) : nullptr;
}

}  // namespace

Value Value::of(bool value) {
  Value made;
  made.kind = Kind::boolean;
  made.boolean = value;
  return made;
}
Value Value::of(std::int64_t value) {
  Value made;
  made.kind = Kind::integer;
  made.integer = value;
  made.number = static_cast<double>(value);
  return made;
}
Value Value::of(std::string value) {
  Value made;
  made.kind = Kind::string;
  made.string = std::move(value);
  return made;
}
Value Value::array() {
  Value made;
  made.kind = Kind::array;
  return made;
}
Value Value::object() {
  Value made;
  made.kind = Kind::object;
  return made;
}

const Value* Value::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &found->value;
}
std::string_view Value::text_or(std::string_view key, std::string_view otherwise) const {
  const std::string* found = find_as(*this, key, Kind::string, &Value::string);
  return found == nullptr ? otherwise : *found;
}
std::int64_t Value::integer_or(std::string_view key, std::int64_t otherwise) const {
  const std::int64_t* found = find_as(*this, key, Kind::integer, &Value::integer);
  return found == nullptr ? otherwise : *found;
}
bool Value::boolean_or(std::string_view key, bool otherwise) const {
  const bool* found = find_as(*this, key, Kind::boolean, &Value::boolean);
  return found == nullptr ? otherwise : *found;
}
const std::vector<Value>& Value::items_of(std::string_view key) const {
  static const std::vector<Value> none;
  const std::vector<Value>* found = find_as(*this, key, Kind::array, &Value::items);
  return found == nullptr ? none : *found;
}
void Value::set(std::string key, Value value) { members.push_back({std::move(key), std::move(value)}); }

Result<Value> parse(std::string_view text, std::string_view file, const Limits& limits) {
  if (text.size() > limits.document_bytes) {
    return fail(fmt::format("{}: {} bytes, expected at most {}", to_visible(file), text.size(), limits.document_bytes));
  }
  Builder builder(text, limits);
  try {
    if (nlohmann::json::sax_parse(builder.begin(), builder.end(), &builder)) return std::move(builder.root);
  } catch (const nlohmann::json::exception& exception) {
    return fail(fmt::format("{}: {}", to_visible(file), to_visible_short(exception.what(), 300)));
  }
  return fail(fmt::format("{}:{}", to_visible(file), builder.problem));
}

}  // namespace sluice::json
