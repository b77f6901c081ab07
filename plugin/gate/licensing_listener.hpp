// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/pool.hpp"
#include "intake/intake.hpp"
#include "model/licensing.hpp"
#include "readers/license_vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluice {

/// What is known of licenses: their names, and how files state them. `scan` is called from several threads at once.
struct LicenseScan {
  std::shared_ptr<const LicenseVocabulary> names;  ///< for what documents declare
  std::string identity;  ///< names all that its answers depend on besides the bytes, for the fact cache
  std::function<FileLicensing(std::string_view bytes)> scan;
};

/// Hands the files of a delivery to a LicenseScan while intake walks it, each when its last byte has come. The same
/// bytes are looked at once. Manifests and other documents that readers parse are not searched as text; neither are
/// archives, whose entries come by themselves.
class LicensingListener final : public EntryListener {
 public:
  static constexpr std::size_t most_file_bytes = 4u << 20;  ///< of a file; the rest is not searched, and said
  static constexpr std::size_t most_held_bytes = 8u << 20;  ///< of files that wait for a thread

  LicensingListener(const LicenseScan& scan, Pool& pool) : scan_(scan), pool_(pool) {}

  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) override;
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override;
  void end(const Contents& contents, std::uint32_t entry, bool whole) override;
  bool wants_digest() const override { return false; }

  /// What was found, by entry; files that state nothing and were looked at whole are left out. Waits for the threads.
  const std::vector<FileLicensing>& found();
  /// The same, given away.
  std::vector<FileLicensing> take() {
    found();
    return std::move(found_);
  }
  /// Takes what was found in the same delivery before.
  void recall(std::vector<FileLicensing> found) { found_ = std::move(found); }
  const std::string& identity() const { return scan_.identity; }

 private:
  struct Open {
    std::uint32_t entry = no_index;
    std::string bytes;
    bool is_cut = false;
  };
  /// A file in a batch.
  struct Piece {
    std::size_t begin = 0;
    std::size_t size = 0;
    bool is_cut = false;
    FileLicensing found;
  };
  /// Files that one thread looks at; it has the batch for itself until it is waited for.
  struct Batch {
    std::string bytes;
    std::vector<Piece> pieces;
  };
  /// Where the answer for files of the same bytes is.
  struct Place {
    Batch* batch = nullptr;
    std::size_t piece = 0;
    std::size_t files = 0;
  };
  struct Running {
    Batch* batch = nullptr;
    std::size_t held = 0;
    Pool::Task task;
  };
  struct DigestHash {
    std::size_t operator()(const Digest& digest) const;
  };

  static constexpr std::size_t small_bytes = 32u << 10;  ///< files up to this go in batches
  static constexpr std::size_t batch_bytes = 128u << 10;
  static constexpr std::size_t most_pieces = 256;  ///< of a batch
  static constexpr std::size_t most_running = 64;  ///< batches
  static constexpr std::size_t most_spare_bytes = 256u << 10;
  static constexpr std::size_t most_spare = 16;

  /// A file that was heard to its end.
  struct Heard {
    Open file;
    bool whole = false;
  };

  void place_heard(bool all);
  void place(Open file, bool whole, const std::optional<Digest>& digest);
  Place add(std::string bytes, bool is_cut);
  void submit(Batch& batch);
  void wait_for_first();
  void give_back(std::string bytes);
  std::string take_spare();

  const LicenseScan& scan_;
  Pool& pool_;
  std::vector<Open> open_;              ///< a stack: what is nested begins before its container ends
  std::deque<Heard> heard_;             ///< those whose digest, perhaps, is not there yet
  const Contents* contents_ = nullptr;  ///< of which they are; outlives found() and take()
  std::vector<std::string> spare_;
  std::deque<Batch> batches_;  ///< a batch does not move
  Batch* gathered_ = nullptr;  ///< the batch that still takes files
  std::deque<Running> running_;
  std::size_t held_ = 0;
  std::vector<Place> places_;
  std::unordered_map<Digest, std::size_t, DigestHash> known_;  ///< place by the digest of the bytes
  std::vector<std::pair<std::uint32_t, std::size_t>> files_;   ///< entry and place, not yet in found_
  std::vector<FileLicensing> found_;
};

}  // namespace sluice
