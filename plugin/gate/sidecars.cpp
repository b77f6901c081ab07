// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/sidecars.hpp"

#include "base/files.hpp"
#include "gate/document_listener.hpp"
#include "gate/own_header.hpp"
#include "intake/host_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

namespace sluice {
namespace {

constexpr std::size_t head_bytes = 4096;
constexpr std::size_t chunk_bytes = 64 * 1024;

/// Of a reader that reads as it comes; the file may be large.
Result<void> read_stream(ByteSource& file, const std::string& head, const DocumentReader& reader,
                         const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  const std::unique_ptr<DocumentStream> stream = reader.open(document, head, context);
  std::string chunk(chunk_bytes, '\0');
  for (std::uint64_t at = 0;;) {
    TRY_ASSIGN(const std::size_t got, file.read_at(at, std::as_writable_bytes(std::span(chunk))));
    if (got == 0) break;
    stream->bytes(std::string_view(chunk).substr(0, got));
    at += got;
  }
  stream->end(true, inventory);
  return {};
}

Result<void> read_sidecar(const std::string& path, std::uint32_t delivery, const ReadContext& context, Inventory& inventory) {
  const std::string name = file_name_of(path);
  const auto give_up = [&](std::string why) {
    inventory.unknowns.push_back({"sidecar " + name, std::move(why), {name, 0, 0, "", "sidecar"}});
  };
  if (const Result<HostPath> host = open_host_path(path); host && host->file) {
    TRY_ASSIGN(const std::string head, read_start(*host->file, head_bytes));
    const DocumentReader* const reader = find_reader(name, head);
    if (reader != nullptr && reader->open != nullptr) {
      return read_stream(*host->file, head, *reader, {delivery, no_index, name, name, {}}, context, inventory);
    }
  }
  const std::optional<FileStamp> stamp = find_stamp(path);
  if (stamp && stamp->size > context.limits.document_bytes) {
    give_up(fmt::format("it is larger than {} bytes", context.limits.document_bytes));
    return {};
  }
  TRY_ASSIGN(std::string bytes, read_file(path, context.limits.document_bytes));
  const DocumentReader* reader = find_reader(name, std::string_view(bytes).substr(0, head_bytes));
  if (reader == nullptr) {
    give_up("no reader knows it");
  } else {
    reader->read({delivery, no_index, name, name, std::move(bytes)}, context, inventory);
  }
  return {};
}

}  // namespace

std::vector<std::string> sidecar_places(const std::string& delivery) {
  const std::string path = absolute_path(delivery);
  const std::string name = file_name_of(path);
  std::vector<std::string> places;
  for (const std::string& beside : {name + ".delivery.yaml", name + ".sha256", name + ".sha512", std::string("SHA256SUMS"), std::string("SHA512SUMS")}) {
    if (beside != name) places.push_back(join_path(parent_of(path), beside));
  }
  return places;
}

std::vector<std::string> find_sidecars(const DeliveryRequest& request) {
  std::vector<std::string> found = sidecar_places(request.path);
  std::erase_if(found, [](const std::string& path) { return !is_file(path); });
  for (const std::string& path : request.sidecars) found.push_back(absolute_path(path));
  std::ranges::sort(found, [](const std::string& a, const std::string& b) {
    return std::pair(file_name_of(a), std::string_view(a)) < std::pair(file_name_of(b), std::string_view(b));
  });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Result<void> read_sidecars(const DeliveryRequest& request, std::uint32_t delivery, const ReadContext& context,
                           Inventory& inventory) {
  for (const std::string& path : find_sidecars(request)) TRY(read_sidecar(path, delivery, context, inventory));
  return {};
}

}  // namespace sluice
