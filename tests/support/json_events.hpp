// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json_stream.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace sluice::test {

/// Writes events down as one text: "{@1:0 a:@1:1 'x'@1:5 }@1:8 ".
class EventLog final : public json::Events {
 public:
  void begin_object(const json::Place& place) override { add("{", place); }
  void end_object(const json::Place& place) override { add("}", place); }
  void begin_array(const json::Place& place) override { add("[", place); }
  void end_array(const json::Place& place) override { add("]", place); }
  void key(std::string_view written, const json::Place& place) override { add(fmt::format("{}:", written), place); }
  void string(std::string_view written, const json::Place& place) override { add(fmt::format("'{}'", written), place); }
  void number(std::string_view as_written, const json::Place& place) override {
    add(with_numbers ? as_written : "number", place);
  }
  void boolean(bool value, const json::Place& place) override { add(value ? "true" : "false", place); }
  void null(const json::Place& place) override { add("null", place); }

  std::string text;
  bool with_places = true;
  bool with_numbers = true;

 private:
  void add(std::string_view what, const json::Place& place) {
    text += what;
    if (with_places) text += fmt::format("@{}:{}", place.line, place.offset);
    text += ' ';
  }
};

}  // namespace sluice::test
