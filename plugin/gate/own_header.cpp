// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/own_header.hpp"

#include "gate/document_listener.hpp"

#include <span>

namespace sluice {
Result<std::string> read_start(ByteSource& file, std::uint64_t most) {
  std::string out(static_cast<std::size_t>(most), '\0');
  std::size_t size = 0;
  while (size < out.size()) {
    const std::span<std::byte> rest = std::as_writable_bytes(std::span(out).subspan(size));
    TRY_ASSIGN(const std::size_t got, file.read_at(size, rest));
    if (got == 0) break;
    size += got;
  }
  out.resize(size);
  return out;
}

Result<void> read_own_header(ByteSource& file, DocumentBytes document, const ReadContext& context,
                             Inventory& inventory) {
  constexpr std::uint64_t head_bytes = 4096;
  TRY_ASSIGN(const std::string head, read_start(file, head_bytes));
  const DocumentReader* reader = find_reader(document.inner_path, head);
  const bool is_sure = reader != nullptr && reader->claims(document.inner_path, head) == Claim::certain;
  if (!is_sure || reader->head_bytes == 0) return {};
  TRY_ASSIGN(document.bytes, read_start(file, reader->head_bytes));
  reader->read(document, context, inventory);
  return {};
}

}  // namespace sluice
