// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "base/yaml.hpp"
#include "base/yaml_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Edits of a YAML file at the places of its nodes; all else stays byte for byte. Places are those of the text as it was
/// read, whatever was edited before.
class TextEdits {
 public:
  /// Keeps a view; `text` must outlive it, and be what the nodes were read from.
  explicit TextEdits(std::string_view text);

  /// Another text for a scalar, in its own quotes; a plain one that could then be read as anything else gets quotes.
  Result<void> replace(const yaml::Node& scalar, const std::string& value);
  /// Another value, in flow style, for a whole mapping, in whatever style that is.
  Result<void> replace_mapping(const yaml::Node& mapping, const std::string& value);
  /// One more member at the end of a mapping, as YAML in one line.
  Result<void> insert_member(const yaml::Node& mapping, std::string_view key, const std::string& value);
  /// One more line at the end of the file.
  void append_line(const std::string& line);
  std::uint32_t line_count() const;

  std::string apply() const;

 private:
  struct Edit {
    std::size_t offset = 0, length = 0;
    std::string text;
  };
  std::size_t offset_of(const Span& span) const;
  Result<std::size_t> end_of_scalar(const yaml::Node& scalar) const;
  Result<std::size_t> end_of(const yaml::Node& node) const;
  std::size_t end_of_flow(std::size_t open) const;

  std::string_view text_;
  std::vector<std::size_t> lines_;  ///< offset of each line
  std::vector<Edit> edits_;
};

}  // namespace sluice
