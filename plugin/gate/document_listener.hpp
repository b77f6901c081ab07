// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/intake.hpp"
#include "readers/reader.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// Hands the documents of one delivery to their readers while intake walks it, each when its last byte has come, so
/// that only what is open is held in memory; those of readers that read as it comes, as it comes. A document larger
/// than Limits::document_bytes, cut short, or past Limits::memory bytes of documents in one delivery is an Unknown.
/// Refers to the inventory, to which the delivery of that index already belongs.
class DocumentListener : public EntryListener {
 public:
  DocumentListener(const ReadContext& context, std::uint32_t delivery, Inventory& inventory)
      : context_(context), delivery_(delivery), inventory_(inventory) {}

  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) override;
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override;
  void end(const Contents& contents, std::uint32_t entry, bool whole) override;
  bool wants_digest() const override { return false; }

 private:
  struct Open {
    std::uint32_t entry = no_index;
    const DocumentReader* reader = nullptr;
    std::string bytes;
    std::string problem;                               ///< why it will not be read, or empty
    std::unique_ptr<DocumentStream> stream = nullptr;  ///< of a reader that reads as it comes
  };

  const ReadContext context_;
  const std::uint32_t delivery_;
  Inventory& inventory_;
  std::uint64_t taken_ = 0;     ///< bytes of all documents so far
  std::uint64_t streamed_ = 0;  ///< bytes that facts of streams hold
  std::vector<Open> open_;      ///< a stack: what is nested begins before its container ends
};

/// The reader that claims a file most surely by its name and first bytes (the first by name among equals), or null.
const DocumentReader* find_reader(std::string_view inner_path, std::string_view head);

/// True if a reader parses the file, so that nobody need search it as text.
bool is_parsed(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head);

}  // namespace sluice
