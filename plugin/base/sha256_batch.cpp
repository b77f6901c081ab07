// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/sha256_batch.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t block_bytes = Sha256Lane::block_bytes;

}  // namespace

Sha256Batch::Id Sha256Batch::open(std::uint32_t tag) {
  if (free_.empty()) {
    free_.push_back(static_cast<Id>(messages_.size()));
    messages_.emplace_back();
    if (!has_sha256_lanes()) messages_.back().plain.emplace();
  }
  const Id id = free_.back();
  free_.pop_back();
  messages_[id].tag = tag;
  return id;
}

void Sha256Batch::add(Id message, std::span<const std::byte> bytes) {
  if (bytes.empty()) return;
  if (!messages_[message].piece.empty()) settle();
  messages_[message].piece = bytes;
  messages_[message].size += bytes.size();
  list(message);
}

void Sha256Batch::close(Id message, bool is_wanted) {
  messages_[message].is_closed = true;
  messages_[message].is_wanted = is_wanted;
  if (!is_wanted) messages_[message].piece = {};
  list(message);
}

void Sha256Batch::list(Id message) {
  if (!std::exchange(messages_[message].is_listed, true)) listed_.push_back(message);
}

void Sha256Batch::settle() {
  if (listed_.empty()) return;
  // Long ones first, so that no long one is left without another beside it.
  std::ranges::sort(listed_, std::ranges::greater(), [this](Id id) { return messages_[id].piece.size(); });
  next_ = 0;
  Message* first = next_with_blocks();
  Message* second = next_with_blocks();
  while (first != nullptr && second != nullptr) {
    advance(first->lane, second->lane, std::min(first->lane.blocks.size(), second->lane.blocks.size()) / block_bytes);
    if (first->lane.blocks.empty() && !find_blocks(*first)) first = next_with_blocks();
    if (second->lane.blocks.empty() && !find_blocks(*second)) second = next_with_blocks();
  }
  Message* const last = first != nullptr ? first : second;
  while (last != nullptr && (!last->lane.blocks.empty() || find_blocks(*last))) {
    advance(last->lane, last->lane.blocks.size() / block_bytes);
  }
  for (const Id id : listed_) {
    messages_[id].is_listed = false;
    if (!messages_[id].is_closed) continue;
    finish(messages_[id]);
    free_.push_back(id);
  }
  listed_.clear();
}

/// The next message that has blocks to be taken; null if there is none.
Sha256Batch::Message* Sha256Batch::next_with_blocks() {
  while (next_ < listed_.size()) {
    Message& message = messages_[listed_[next_++]];
    if (message.plain) {
      message.plain->update(std::exchange(message.piece, {}));
    } else if (find_blocks(message)) {
      return &message;
    }
  }
  return nullptr;
}

/// Gives the lane the next blocks of the message; false if there are none for now. The lane has taken those before.
bool Sha256Batch::find_blocks(Message& message) {
  const auto rest = std::span(message.rest);
  const auto take = [&](std::size_t count) {
    std::ranges::copy(message.piece.first(count), rest.subspan(message.held).begin());
    message.piece = message.piece.subspan(count);
    message.held += count;
  };
  if (message.held != 0) take(std::min(block_bytes - message.held, message.piece.size()));
  if (message.held == block_bytes) {
    message.held = 0;
    message.lane.blocks = rest.first(block_bytes);
    return true;
  }
  if (message.piece.size() >= block_bytes) {
    message.lane.blocks = message.piece.first(message.piece.size() / block_bytes * block_bytes);
    message.piece = message.piece.subspan(message.lane.blocks.size());
    return true;
  }
  take(message.piece.size());
  if (!message.is_closed || !message.is_wanted || message.is_padded) return false;
  pad(message);
  return true;
}

/// FIPS 180-4, 5.1.1: a one bit, zeros, and the length in bits as a big-endian number.
void Sha256Batch::pad(Message& message) {
  const std::size_t end = message.held + 9 <= block_bytes ? block_bytes : 2 * block_bytes;
  const auto padding = std::span(message.rest).first(end).subspan(message.held);
  std::ranges::fill(padding, std::byte{0});
  padding.front() = std::byte{0x80};
  for (std::size_t i = 0; i < 8; ++i)
    padding[padding.size() - 1 - i] = static_cast<std::byte>(message.size * 8 >> (8 * i) & 0xff);
  message.lane.blocks = std::span(message.rest).first(end);
  message.held = 0;
  message.is_padded = true;
}

/// Tells the digest, and makes the message one that can be opened anew.
void Sha256Batch::finish(Message& message) {
  Digest digest;
  if (message.plain) {
    digest = message.plain->finish();
  } else {
    for (std::size_t i = 0; i < digest.bytes.size(); ++i)
      digest.bytes[i] = static_cast<std::uint8_t>(message.lane.words[i / 4] >> (24 - 8 * (i % 4)) & 0xff);
  }
  if (message.is_wanted) done_(message.tag, digest);
  message.lane = {};
  message.piece = {};
  message.held = message.size = 0;
  message.is_closed = message.is_wanted = message.is_padded = false;
}

}  // namespace sluice
