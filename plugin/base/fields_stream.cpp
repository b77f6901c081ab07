// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/fields_stream.hpp"

#include "base/escape.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::fields {
namespace {

constexpr std::string_view schema_member = "schema";

/// An object or list that is open.
struct Open {
  Slot slot;
  Stand stand;             ///< its plain is set where the value is read into something else first
  Slot next;               ///< of an object: where the value of the last key goes
  std::string_view name;   ///< of that key
  std::uint64_t seen = 0;  ///< fields that came
  std::size_t items = 0;   ///< of a list
};

/// Column of an offset, counted in code points from 1.
std::size_t column_of(std::string_view text, std::uint64_t offset) {
  const std::size_t at = std::min<std::size_t>(static_cast<std::size_t>(offset), text.size());
  const std::size_t feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::string_view line = text.substr(feed == std::string_view::npos ? 0 : feed + 1, at - (feed == std::string_view::npos ? 0 : feed + 1));
  const auto is_start = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; };
  return static_cast<std::size_t>(std::ranges::count_if(line, is_start)) + 1;
}

class StreamedFields final : public json::Events {
 public:
  StreamedFields(std::string_view text, std::string_view file, const FormatName& format, Slot root)
      : text_(text), file_(file), format_(format), root_(root) {}

  std::optional<Error> error;  ///< the first

  void begin_object(const json::Place& place) override { begin(place, true); }
  void begin_array(const json::Place& place) override { begin(place, false); }
  void end_object(const json::Place& place) override {
    if (error) return;
    const Open& open = open_.back();
    const std::string_view missing = open.slot.shape->missing(open.seen);
    if (open_.size() == 1 && !has_schema_) {
      return stop(place, fmt::format("the member 'schema' is missing, expected '{}'", expected_format()));
    }
    if (!missing.empty()) return stop(place, fmt::format("'{}' is missing", path_with(missing)));
    if (open.stand.settle != nullptr) open.stand.settle(open.stand.slot.target, open.stand.plain.get());
    open_.pop_back();
  }
  void end_array(const json::Place&) override {
    if (!error) open_.pop_back();
  }
  void key(std::string_view text, const json::Place& place) override {
    if (error) return;
    Open& open = open_.back();
    is_schema_ = open_.size() == 1 && text == schema_member;
    if (is_schema_) return;
    const Place found = open.slot.shape->member(open.slot.target, text);
    if (found.slot.shape == nullptr) {
      return stop(place, fmt::format("unknown member '{}'", path_with(to_visible_short(text, 60))),
                  "what is not understood may change the verdict: read it with the version of sluice that wrote it");
    }
    open.next = found.slot;
    open.name = found.name;
    open.seen |= std::uint64_t{1} << found.index;
  }
  void string(std::string_view text, const json::Place& place) override {
    if (error) return;
    if (is_schema_) return check_format(text, place);
    const Slot slot = value_slot();
    const bool fits = slot.shape->text != nullptr && slot.shape->text(slot.target, text);
    if (!fits) mismatch(place, *slot.shape, fmt::format(", found '{}'", to_visible_short(text, 60)));
  }
  void number(std::string_view as_written, const json::Place& place) override {
    if (error) return;
    if (is_schema_) return check_format({}, place);
    const Slot slot = value_slot();
    const bool fits = slot.shape->number != nullptr && slot.shape->number(slot.target, as_written);
    if (!fits) mismatch(place, *slot.shape, {});
  }
  void boolean(bool value, const json::Place& place) override {
    if (error) return;
    if (is_schema_) return check_format({}, place);
    const Slot slot = value_slot();
    const bool fits = slot.shape->boolean != nullptr && slot.shape->boolean(slot.target, value);
    if (!fits) mismatch(place, *slot.shape, {});
  }
  void null(const json::Place& place) override {
    if (error) return;
    if (is_schema_) return check_format({}, place);
    const Slot slot = open_.empty() ? root_ : next_slot();
    if (slot.shape->present == nullptr) mismatch(place, *slot.shape, {});
  }

  std::string place_text(const json::Place& place) const {
    return fmt::format("{}:{}:{}", to_visible(file_), place.line, column_of(text_, place.offset));
  }

 private:
  /// Where the next value goes: the member of the last key, or one more item.
  Slot next_slot() {
    Open& open = open_.back();
    if (open.slot.shape->item == nullptr) return open.next;
    ++open.items;
    return open.slot.shape->item(open.slot.target);
  }
  Slot value_slot() {
    Slot slot = open_.empty() ? root_ : next_slot();
    while (slot.shape->present != nullptr) slot = slot.shape->present(slot.target);
    return slot;
  }
  void begin(const json::Place& place, bool is_object) {
    if (error) return;
    if (is_schema_) return check_format({}, place);
    Open open;
    open.slot = value_slot();
    if (is_object && open.slot.shape->stand != nullptr) {
      const Slot outer = open.slot;
      open.stand = outer.shape->stand();
      open.slot = open.stand.slot;
      open.stand.slot = outer;
    }
    const bool fits = is_object ? open.slot.shape->member != nullptr : open.slot.shape->item != nullptr;
    if (!fits) return mismatch(place, *open.slot.shape, {});
    if (!is_object) open.slot.shape->clear(open.slot.target);
    open_.push_back(std::move(open));
  }

  std::string expected_format() const { return fmt::format("{}/{}", format_.family, format_.newest); }
  void check_format(std::string_view schema, const json::Place& place) {
    is_schema_ = false;
    has_schema_ = true;
    if (schema == expected_format()) return;
    const bool is_family = schema.starts_with(format_.family) && schema.substr(format_.family.size()).starts_with("/");
    const std::string shown = to_visible_short(schema, 60);
    if (!is_family) return stop(place, fmt::format("format '{}', expected '{}'", shown, expected_format()));
    stop(place, fmt::format("format '{}', but this program reads up to '{}'", shown, expected_format()),
         "read it with the version of sluice that wrote it, or a newer one");
  }

  /// Of what is being read: "body.uses[0].consumer".
  std::string path() const {
    std::string path;
    for (const Open& open : open_) {
      if (open.slot.shape->item != nullptr) {
        path += fmt::format("[{}]", open.items == 0 ? 0 : open.items - 1);
      } else {
        path += (path.empty() ? "" : ".") + std::string(open.name);
      }
    }
    return path;
  }
  std::string path_with(std::string_view member) {
    if (!open_.empty()) open_.back().name = {};
    const std::string before = path();
    return before + std::string(member);
  }
  void mismatch(const json::Place& place, const Shape& shape, const std::string& seen) {
    const std::string where = path();
    stop(place, where.empty() ? fmt::format("expected {}{}", shape.expected, seen)
                              : fmt::format("'{}': expected {}{}", where, shape.expected, seen));
  }
  void stop(const json::Place& place, const std::string& message, std::string help = {}) {
    error = Error{fmt::format("{}: {}", place_text(place), message), std::move(help), Failure::cannot_finish, {}};
  }

  std::string_view text_;
  std::string_view file_;
  const FormatName& format_;
  const Slot root_;
  std::vector<Open> open_;
  bool is_schema_ = false;
  bool has_schema_ = false;
};

}  // namespace

void take_text(std::string_view visible, std::string& to) {
  if (visible.find('\\') == std::string_view::npos) {
    to.assign(visible);
  } else {
    to = from_visible(visible);
  }
}

Result<void> read_stream(std::string_view text, std::string_view file, const FormatName& format,
                         const json::StreamLimits& limits, Slot root) {
  constexpr std::size_t piece = 1u << 16;  // so that the rest of a file that is wrong is not read
  StreamedFields fields(text, file, format, root);
  json::StreamParser parser(fields, limits);
  for (std::size_t at = 0; at < text.size() && !fields.error; at += piece) {
    if (!parser.feed(text.substr(at, piece))) break;
  }
  if (fields.error) return tl::unexpected<Error>(std::move(*fields.error));
  const bool is_whole = parser.finish();
  if (fields.error) return tl::unexpected<Error>(std::move(*fields.error));
  if (is_whole) return {};
  return fail(fmt::format("{}: {}", fields.place_text(parser.problem().place), parser.problem().message),
              parser.problem().fault == json::Fault::cut ? "it is cut: write or fetch it anew" : "");
}

}  // namespace sluice::fields
