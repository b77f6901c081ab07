// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// .ninja_deps: a line of text, a version, then records. A record is its size, with the highest bit set for
// dependencies, and 4-byte words, all little-endian. A path record has the name, padded with NUL, and the complement of
// its index; a dependency record has the index of the output, its time (4 bytes in version 3, 8 in version 4), and the
// indexes of what was read.
#include "hooks/ninja_deps.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view signature = "# ninjadeps\n";
constexpr std::size_t word = 4;
constexpr std::uint32_t is_dependencies = 0x80000000;
constexpr std::uint32_t most_record = 1u << 19;
constexpr std::uint32_t oldest = 3, newest = 4;

/// The word at `at`, which must be inside.
std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = word; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

class LogReader {
 public:
  LogReader(std::string_view records, std::size_t time_size) : rest_(records), before_inputs_(word + time_size) {}

  Result<NinjaDeps> read() {
    while (rest_.size() >= word) {
      const std::uint32_t head = word_at(rest_, 0);
      const std::uint32_t size = head & ~is_dependencies;
      if (size > most_record || size % word != 0) return fail(".ninja_deps: a record has an impossible size");
      if (rest_.size() - word < size) break;
      const std::string_view record = rest_.substr(word, size);
      rest_.remove_prefix(word + size);
      if (!((head & is_dependencies) != 0 ? take_inputs(record) : take_path(record)))
        return fail(".ninja_deps: a record names no known path");
    }
    for (std::uint32_t path = 0; path < latest_.size(); ++path) {
      if (latest_[path]) deps_.outputs.push_back({path, std::move(*latest_[path])});
    }
    return std::move(deps_);
  }

 private:
  bool take_path(std::string_view record) {
    if (record.size() <= word) return false;
    const std::size_t padded = record.size() - word;
    if (word_at(record, padded) != ~static_cast<std::uint32_t>(deps_.paths.size())) return false;
    std::string_view path = record.substr(0, padded);
    for (std::size_t padding = 0; padding < word - 1 && path.ends_with('\0'); ++padding) path.remove_suffix(1);
    deps_.paths.emplace_back(path);
    latest_.emplace_back();
    return true;
  }

  bool take_inputs(std::string_view record) {
    if (record.size() < before_inputs_) return false;
    const std::uint32_t output = word_at(record, 0);
    if (output >= latest_.size()) return false;
    std::vector<std::uint32_t> inputs;
    inputs.reserve((record.size() - before_inputs_) / word);
    for (std::size_t at = before_inputs_; at < record.size(); at += word) {
      inputs.push_back(word_at(record, at));
      if (inputs.back() >= latest_.size()) return false;
    }
    latest_[output] = std::move(inputs);
    return true;
  }

  std::string_view rest_;
  std::size_t before_inputs_;
  std::vector<std::optional<std::vector<std::uint32_t>>> latest_;  ///< by path
  NinjaDeps deps_;
};

}  // namespace

Result<NinjaDeps> parse_ninja_deps(std::string_view bytes) {
  if (!bytes.starts_with(signature) || bytes.size() < signature.size() + word)
    return fail(".ninja_deps: is no log of Ninja");
  const std::uint32_t version = word_at(bytes, signature.size());
  if (version < oldest || version > newest) return fail(fmt::format(".ninja_deps: version {} is not known", version));
  return LogReader(bytes.substr(signature.size() + word), version == oldest ? word : 2 * word).read();
}

std::vector<std::string> parse_ninja_log(std::string_view text) {
  constexpr std::size_t columns = 5, output = 3;
  std::vector<std::string> outputs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::vector<std::string_view> parts = split(text.substr(0, end), '\t');
    if (parts.size() == columns) outputs.emplace_back(parts[output]);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return outputs;
}

}  // namespace sluice
