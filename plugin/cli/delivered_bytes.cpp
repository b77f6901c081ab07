// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/delivered_bytes.hpp"

#include "base/files.hpp"
#include "intake/intake.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t most_file_bytes = 4u << 20;
constexpr std::size_t most_bytes = 64u << 20;

class KeepingListener final : public EntryListener {
 public:
  KeepingListener(const Contents& first, const std::vector<std::uint32_t>& entries) {
    for (const std::uint32_t entry : entries) {
      if (!first.entries[entry].sha256) continue;
      names_.emplace(first.entries[entry].path.view());
      wanted_.insert(*first.entries[entry].sha256);
    }
  }

  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte>) override {
    if (!names_.contains(contents.entries[entry].path.view())) return false;
    open_.push_back({entry, {}, false});
    return true;
  }
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override {
    const auto open = std::ranges::find(open_, entry, &Open::entry);
    if (open == open_.end()) return;
    const std::size_t room = std::min(most_file_bytes, most_bytes - std::min(held_, most_bytes));
    open->is_cut = open->is_cut || chunk.size() > room - std::min(room, open->bytes.size());
    if (!open->is_cut) open->bytes.append(reinterpret_cast<const char*>(chunk.data()), chunk.size());
  }
  void end(const Contents& contents, std::uint32_t entry, bool whole) override {
    const auto open = std::ranges::find(open_, entry, &Open::entry);
    if (open == open_.end()) return;
    Open file = std::move(*open);
    open_.erase(open);
    const std::optional<Digest>& digest = contents.entries[entry].sha256;
    if (!whole || file.is_cut || !digest || !wanted_.contains(*digest) || kept_.contains(*digest)) return;
    held_ += file.bytes.size();
    kept_.emplace(*digest, std::move(file.bytes));
  }

  const std::map<Digest, std::string>& kept() const { return kept_; }

 private:
  struct Open {
    std::uint32_t entry = no_index;
    std::string bytes;
    bool is_cut = false;
  };
  std::set<std::string, std::less<>> names_;
  std::set<Digest> wanted_;
  std::vector<Open> open_;
  std::size_t held_ = 0;
  std::map<Digest, std::string> kept_;
};

}  // namespace

Result<std::map<std::uint32_t, std::string>> read_delivered_bytes(const std::vector<std::string>& paths,
                                                                  const Contents& contents,
                                                                  const std::vector<std::uint32_t>& entries,
                                                                  const Limits& limits) {
  std::map<std::uint32_t, std::string> found;
  if (entries.empty()) return found;
  KeepingListener keeping(contents, entries);
  EntryListener* const listeners[] = {&keeping};
  for (const std::string& path : paths) {
    const std::string whole = absolute_path(path);
    Contents second;
    TRY(open_delivery({whole, file_name_of(whole)}, {limits, listeners, nullptr}, second));
  }
  for (const std::uint32_t entry : entries) {
    const std::optional<Digest>& digest = contents.entries[entry].sha256;
    const auto bytes = digest ? keeping.kept().find(*digest) : keeping.kept().end();
    if (bytes != keeping.kept().end()) found.emplace(entry, bytes->second);
  }
  return found;
}

}  // namespace sluice
