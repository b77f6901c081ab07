// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Lines of the tag-value format (SPDX 2.3 clause 4.4): "Tag: value", comments that begin with '#', and values of
// several lines between <text> and </text>.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sluice::sbom {

struct TagLine {
  enum class Fault : std::uint8_t { none, no_tag, text_behind_end, too_long, not_utf8, cut };
  std::string_view tag;
  std::string_view value;
  std::uint32_t line = 0;  ///< where the tag stands, from 1
  Fault fault = Fault::none;
  bool is_text = false;  ///< the value stood between <text> and </text>
};

/// Cuts bytes, as they come, into lines with a tag. Keeps one line or text at most.
class TagLines {
 public:
  using Sink = std::function<void(const TagLine&)>;
  /// `most_bytes`: of one line or text; a longer one is a fault and its rest is left out.
  TagLines(Sink sink, std::size_t most_bytes) : sink_(std::move(sink)), most_bytes_(most_bytes) {}

  void feed(std::string_view chunk);
  /// The end: what the last line says, and whether a text is still open.
  void finish();

 private:
  void line(std::string_view text);
  void begin_tag(std::string_view text);
  void end_text(std::string_view value, std::string_view behind);
  void keep(std::string_view text, std::string& where);
  void emit(std::string_view value, TagLine::Fault fault, bool is_text);

  Sink sink_;
  std::size_t most_bytes_;
  std::string partial_;  ///< a line without its end
  std::string tag_;      ///< whose text is open
  std::string text_;     ///< so far
  bool is_in_text_ = false;
  bool is_too_long_ = false;
  std::uint32_t line_ = 1;
  std::uint32_t tag_line_ = 0;
};

}  // namespace sluice::sbom
