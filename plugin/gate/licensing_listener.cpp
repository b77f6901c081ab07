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
  open_.push_back({entry, take_spare(), false});
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
  heard_.push_back({std::move(*open), whole});
  open_.erase(open);
  contents_ = &contents;
  place_heard(false);
}

/// Those whose digest is there, in the order in which they came; all of them once the delivery was read.
void LicensingListener::place_heard(bool all) {
  while (!heard_.empty()) {
    Heard& first = heard_.front();
    const std::optional<Digest>& digest = contents_->entries[first.file.entry].sha256;
    if (first.whole && !digest && !all) return;
    place(std::move(first.file), first.whole, digest);
    heard_.pop_front();
  }
}

void LicensingListener::place(Open file, bool whole, const std::optional<Digest>& digest) {
  std::size_t place = places_.size();
  if (digest) place = known_.try_emplace(*digest, place).first->second;
  files_.emplace_back(file.entry, place);
  if (place == places_.size()) {
    places_.push_back(add(std::move(file.bytes), file.is_cut || !whole));
  } else {
    give_back(std::move(file.bytes));
  }
  ++places_[place].files;
}

/// A file of some size goes alone; of small ones many go together, for handing one over costs more than reading it.
LicensingListener::Place LicensingListener::add(std::string bytes, bool is_cut) {
  const std::size_t size = bytes.size();
  if (size > small_bytes) {
    Batch& batch = batches_.emplace_back();
    batch.bytes = std::move(bytes);
    batch.pieces.push_back({0, size, is_cut, {}});
    submit(batch);
    return {&batch, 0, 0};
  }
  if (gathered_ == nullptr) {
    gathered_ = &batches_.emplace_back();
    gathered_->bytes = take_spare();
  }
  Batch& batch = *gathered_;
  batch.pieces.push_back({batch.bytes.size(), size, is_cut, {}});
  batch.bytes.append(bytes);
  give_back(std::move(bytes));
  const Place place{&batch, batch.pieces.size() - 1, 0};
  if (batch.bytes.size() >= batch_bytes || batch.pieces.size() == most_pieces)
    submit(*std::exchange(gathered_, nullptr));
  return place;
}

void LicensingListener::submit(Batch& batch) {
  const std::size_t held = batch.bytes.size();
  while (!running_.empty() && (held_ + held > most_held_bytes || running_.size() == most_running)) wait_for_first();
  held_ += held;
  running_.push_back({&batch, held, pool_.submit([this, &batch] {
                        for (Piece& piece : batch.pieces) {
                          piece.found = scan_.scan(std::string_view(batch.bytes).substr(piece.begin, piece.size));
                          piece.found.is_cut = piece.found.is_cut || piece.is_cut;
                        }
                      })});
}

void LicensingListener::wait_for_first() {
  Running& first = running_.front();
  first.task.wait();
  held_ -= first.held;
  give_back(std::move(first.batch->bytes));
  running_.pop_front();
}

/// Memory that the system gave is used again: giving it back and asking anew costs more than the copy.
void LicensingListener::give_back(std::string bytes) {
  if (bytes.capacity() > most_spare_bytes || spare_.size() == most_spare) return;
  bytes.clear();
  spare_.push_back(std::move(bytes));
}

std::string LicensingListener::take_spare() {
  if (spare_.empty()) return {};
  std::string bytes = std::move(spare_.back());
  spare_.pop_back();
  return bytes;
}

const std::vector<FileLicensing>& LicensingListener::found() {
  place_heard(true);
  if (gathered_ != nullptr) submit(*std::exchange(gathered_, nullptr));
  while (!running_.empty()) wait_for_first();
  for (const auto& [entry, number] : files_) {
    Place& place = places_[number];
    FileLicensing& found = place.batch->pieces[place.piece].found;
    const bool is_last = --place.files == 0;
    if (found.statements.empty() && found.copyrights.empty() && !found.is_cut) continue;
    found_.push_back(is_last ? std::move(found) : found);
    found_.back().entry = entry;
  }
  files_.clear();
  places_.clear();
  known_.clear();
  batches_.clear();
  std::ranges::sort(found_, {}, &FileLicensing::entry);
  return found_;
}

}  // namespace sluice
