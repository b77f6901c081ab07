// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/licensing_listener.hpp"

#include "gate/document_listener.hpp"
#include "intake/magic.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace sluice {
namespace {

/// Contents that hold no words, or only a decoder finds them.
constexpr std::array<std::string_view, 6> wordless = {"png", "jpeg", "gif", "sqlite", "java-class", "empty"};

bool may_have_words(const Entry& entry) {
  if (std::ranges::find(wordless, entry.type.view()) != wordless.end()) return false;
  const Role role = find_magic(entry.type).role;
  return role == Role::content || role == Role::encoded;
}

}  // namespace

std::size_t LicensingListener::DigestHash::operator()(const Digest& digest) const {
  std::size_t hash = 0;
  std::memcpy(&hash, digest.bytes.data(), sizeof hash);
  return hash;
}

bool LicensingListener::begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) {
  const Entry& file = contents.entries[entry];
  if (!may_have_words(file) || is_parsed(contents, entry, head)) return false;
  open_.push_back({entry, {}, false});
  return true;
}

void LicensingListener::bytes(std::uint32_t entry, std::span<const std::byte> chunk) {
  const auto open = std::ranges::find(open_, entry, &Open::entry);
  if (open == open_.end()) return;
  const std::size_t taken = std::min(chunk.size(), most_file_bytes - open->bytes.size());
  open->bytes.append(reinterpret_cast<const char*>(chunk.data()), taken);
  open->is_cut = open->is_cut || taken < chunk.size();
}

void LicensingListener::end(const Contents& contents, std::uint32_t entry, bool whole) {
  const auto open = std::ranges::find(open_, entry, &Open::entry);
  if (open == open_.end()) return;
  Open file = std::move(*open);
  open_.erase(open);
  const std::optional<Digest>& digest = contents.entries[entry].sha256;
  if (digest) {
    const auto [known, is_new] = known_.try_emplace(*digest, jobs_.size());
    if (!is_new) {
      files_.emplace_back(entry, known->second);
      return;
    }
  }
  files_.emplace_back(entry, jobs_.size());
  while (!running_.empty() && held_ + file.bytes.size() > most_held_bytes) wait_for_first();
  held_ += file.bytes.size();
  const std::size_t held = file.bytes.size();
  Job& job = jobs_.emplace_back(Job{std::move(file.bytes), {}});
  job.found.is_cut = file.is_cut || !whole;
  running_.push_back({jobs_.size() - 1, held, pool_.submit([this, &job] {
                        const bool is_cut = job.found.is_cut;
                        job.found = scan_.scan(job.bytes);
                        job.found.is_cut = job.found.is_cut || is_cut;
                        job.bytes = {};
                      })});
}

void LicensingListener::wait_for_first() {
  running_.front().task.wait();
  held_ -= running_.front().held;
  running_.pop_front();
}

const std::vector<FileLicensing>& LicensingListener::found() {
  while (!running_.empty()) wait_for_first();
  for (const auto& [entry, job] : files_) {
    const FileLicensing& found = jobs_[job].found;
    if (found.statements.empty() && found.copyrights.empty() && !found.is_cut) continue;
    found_.push_back(found);
    found_.back().entry = entry;
  }
  files_.clear();
  std::ranges::sort(found_, {}, &FileLicensing::entry);
  return found_;
}

}  // namespace sluice
