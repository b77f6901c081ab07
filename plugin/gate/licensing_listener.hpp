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
  static constexpr std::size_t most_file_bytes = 4u << 20;   ///< of a file; the rest is not searched, and said
  static constexpr std::size_t most_held_bytes = 32u << 20;  ///< of files that wait for a thread

  LicensingListener(const LicenseScan& scan, Pool& pool) : scan_(scan), pool_(pool) {}

  bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) override;
  void bytes(std::uint32_t entry, std::span<const std::byte> chunk) override;
  void end(const Contents& contents, std::uint32_t entry, bool whole) override;

  /// What was found, by entry; files that state nothing and were looked at whole are left out. Waits for the threads.
  const std::vector<FileLicensing>& found();
  /// Takes what was found in the same delivery before.
  void recall(std::vector<FileLicensing> found) { found_ = std::move(found); }
  const std::string& identity() const { return scan_.identity; }

 private:
  struct Open {
    std::uint32_t entry = no_index;
    std::string bytes;
    bool is_cut = false;
  };
  /// A file to look at; its place does not change while a thread works on it.
  struct Job {
    std::string bytes;
    FileLicensing found;
  };
  struct Running {
    std::size_t job = 0;
    std::size_t held = 0;
    Pool::Task task;
  };
  struct DigestHash {
    std::size_t operator()(const Digest& digest) const;
  };

  void wait_for_first();

  const LicenseScan& scan_;
  Pool& pool_;
  std::vector<Open> open_;  ///< a stack: what is nested begins before its container ends
  std::deque<Job> jobs_;
  std::deque<Running> running_;
  std::size_t held_ = 0;
  std::unordered_map<Digest, std::size_t, DigestHash> known_;  ///< job by the digest of the bytes
  std::vector<std::pair<std::uint32_t, std::size_t>> files_;   ///< entry and job, not yet in found_
  std::vector<FileLicensing> found_;
};

}  // namespace sluice
