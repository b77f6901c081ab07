// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/file_digests.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <thread>

namespace sluice {
namespace {

constexpr std::uint64_t most_kept = 256u << 20;
constexpr std::size_t piece = 1u << 16, few_files = 16;

/// Empty if the file cannot be read, or is no longer as long as it was.
std::string digest_of(const std::string& path, const std::string& algorithm, std::uint64_t size) {
  std::ifstream file(path, std::ios::binary);
  if (!file || !is_hash_name(algorithm)) return {};
  NamedHash hash(algorithm, size);
  std::array<char, piece> buffer{};
  std::uint64_t total = 0;
  while (file.read(buffer.data(), buffer.size()), file.gcount() > 0) {
    const auto got = static_cast<std::size_t>(file.gcount());
    total += got;
    if (total > size) return {};
    hash.update(std::as_bytes(std::span(buffer.data(), got)));
  }
  return total == size ? hash.finish() : std::string();
}

std::optional<std::int64_t> parse_time(std::string_view text) {
  const auto value = parse_uint(text);
  return value && *value <= static_cast<std::uint64_t>(INT64_MAX) ? std::optional(static_cast<std::int64_t>(*value))
                                                                  : std::nullopt;
}

}  // namespace

/// A line each: algorithm, digest, size, two times, inode, path.
FileDigests::FileDigests(std::string kept_in) : kept_in_(std::move(kept_in)) {
  if (kept_in_.empty()) return;
  const auto text = read_file(kept_in_, most_kept);
  if (!text) return;
  constexpr std::size_t columns = 7;
  for (const std::string_view line : split(*text, '\n')) {
    const std::vector<std::string_view> parts = split(line, '\t');
    if (parts.size() != columns) continue;
    const auto size = parse_uint(parts[2]), inode = parse_uint(parts[5]);
    const auto modified = parse_time(parts[3]), changed = parse_time(parts[4]);
    if (!size || !inode || !modified || !changed) continue;
    known_[{std::string(parts[6]), std::string(parts[0])}] = {
        {*size, *modified, *changed, *inode}, std::string(parts[1]), false};
  }
}

void FileDigests::expect(const std::vector<Question>& questions) {
  std::vector<std::pair<const Question*, Known*>> open;
  for (const Question& question : questions) {
    const auto [at, is_new] = known_.try_emplace(question);
    Known& known = at->second;
    if (known.is_asked) continue;
    known.is_asked = true;
    const std::optional<FileStamp> stamp = find_stamp(question.first);
    if (!is_new && stamp == known.stamp) continue;
    known.stamp = stamp.value_or(FileStamp{});
    known.hex.clear();
    if (stamp) open.emplace_back(&at->first, &known);
  }
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < open.size(); at = next++) {
      const auto& [question, known] = open[at];
      known->hex = digest_of(question->first, question->second, known->stamp.size);
    }
  };
  std::optional<std::jthread> second;
  if (open.size() > few_files) second.emplace(work);
  work();
}

std::string FileDigests::find(const std::string& path, const std::string& algorithm) const {
  const auto known = known_.find({path, algorithm});
  return known == known_.end() || !known->second.is_asked ? std::string() : known->second.hex;
}

Result<void> FileDigests::save() const {
  if (kept_in_.empty()) return {};
  std::string text;
  for (const auto& [question, known] : known_) {
    const bool can_be_kept =
        known.is_asked && !known.hex.empty() && question.first.find_first_of("\t\n") == std::string::npos;
    if (!can_be_kept) continue;
    fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\t{}\t{}\t{}\t{}\n", question.second, known.hex,
                   known.stamp.size, known.stamp.modified_ns, known.stamp.changed_ns, known.stamp.inode,
                   question.first);
  }
  return write_file(kept_in_, text);
}

}  // namespace sluice
