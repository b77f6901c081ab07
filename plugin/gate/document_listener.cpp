// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/document_listener.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string path_of(const Contents& contents, std::uint32_t entry) {
  return contents.full_path(contents.entries[entry].container, entry);
}

/// Inside the delivery's outermost container: "inner.tar!/a.c" or "a/b.c".
std::string inner_path(const std::string& path) {
  const std::size_t name_end = path.find("!/");
  return name_end == std::string::npos ? path : path.substr(name_end + 2);
}

/// The same of an entry; `room` holds it where it has to be put together.
std::string_view inner_path_of(const Contents& contents, std::uint32_t entry, std::string& room) {
  const Container& container = contents.containers[contents.entries[entry].container];
  const bool is_outermost = container.parent == no_index && container.path.find('!') == std::string::npos;
  if (is_outermost) return contents.entries[entry].path;
  room = inner_path(path_of(contents, entry));
  return room;
}

}  // namespace

const DocumentReader* find_reader(std::string_view inner_path, std::string_view head) {
  const DocumentReader* best = nullptr;
  Claim most = Claim::none;
  for (const DocumentReader* reader : document_readers()) {
    const Claim claim = reader->claims(inner_path, head);
    if (claim <= most) continue;
    most = claim;
    best = reader;
  }
  return best;
}

bool is_parsed(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) {
  std::string room;
  const DocumentReader* reader = find_reader(inner_path_of(contents, entry, room), text_of(head));
  return reader != nullptr && !reader->is_searched;
}

bool DocumentListener::begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) {
  std::string room;
  const DocumentReader* reader = find_reader(inner_path_of(contents, entry, room), text_of(head));
  if (reader == nullptr) return false;
  Open& open = open_.emplace_back();
  open.entry = entry;
  open.reader = reader;
  if (reader->open == nullptr) return true;
  if (const std::uint64_t most = context_.limits.decoder_memory; streamed_ > most) {
    open.problem = fmt::format("what such documents of one delivery say takes more than {} bytes", most);
    return true;
  }
  const std::string path = path_of(contents, entry);
  open.stream = reader->open({delivery_, entry, path, inner_path(path), {}}, text_of(head), context_);
  return true;
}

void DocumentListener::bytes(std::uint32_t entry, std::span<const std::byte> chunk) {
  const auto open = std::ranges::find(open_, entry, &Open::entry);
  if (open == open_.end() || !open->problem.empty()) return;
  if (open->stream) return open->stream->bytes(text_of(chunk));
  const Limits& limits = context_.limits;
  if (const std::uint64_t most = open->reader->head_bytes; most > 0) {
    chunk = chunk.first(static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), most - open->bytes.size())));
  }
  if (open->bytes.size() + chunk.size() > limits.document_bytes) {
    open->problem = fmt::format("it is larger than {} bytes", limits.document_bytes);
  } else if (taken_ + chunk.size() > limits.memory) {
    open->problem = fmt::format("documents of one delivery may have {} bytes together", limits.memory);
  } else {
    taken_ += chunk.size();
    open->bytes.append(text_of(chunk));
    return;
  }
  taken_ -= open->bytes.size();  // so that the size of chunks does not matter
  open->bytes = {};
}

void DocumentListener::end(const Contents& contents, std::uint32_t entry, bool whole) {
  const auto found = std::ranges::find(open_, entry, &Open::entry);
  if (found == open_.end()) return;
  Open open = std::move(*found);
  open_.erase(found);
  if (open.stream) {
    streamed_ += open.stream->end(whole, inventory_);
    return;
  }
  const std::string path = path_of(contents, entry);
  const bool has_head = open.reader->head_bytes > 0 && open.bytes.size() == open.reader->head_bytes;
  if (!whole && !has_head && open.problem.empty()) open.problem = "its bytes could not all be read";
  if (open.problem.empty()) {
    if (open.reader->head_bytes > 0)
      taken_ -= open.bytes.size();  // its facts are few, however many such files there are
    open.reader->read({delivery_, entry, path, inner_path(path), std::move(open.bytes)}, context_, inventory_);
  } else {
    inventory_.unknowns.push_back({"document " + path, open.problem, {path, 0, 0, "", std::string(open.reader->name)}});
  }
}

}  // namespace sluice
