// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/reader_table.hpp"
#include "intake/skeleton.hpp"
#include "intake/worker_input.hpp"
#include "intake/worker_process.hpp"
#include "intake/worker_shelf.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// What libarchive lists of an entry.
struct ListedEntry {
  EntryMeta meta;
  bool has_name = true;  ///< false: libarchive could not convert the name and gave none
};

/// How the worker gets at the container.
enum class OpinionInput : std::uint8_t {
  none,      ///< no second opinion of this format
  file,      ///< as a file, at random
  skeleton,  ///< the strict reader tells its structure, front to back; entries' bytes never reach the worker
};

/// libarchive's listing of a container, made in a worker beside the strict reader; the worker starts once there is
/// something to do for it. Nothing in it waits for the worker
/// while the worker may be waiting for more of the skeleton.
class SecondOpinion final : public Skeleton {
 public:
  SecondOpinion(const ReaderInput& input, OpinionInput kind, std::optional<WorkerProgram> program);

  /// Before anything else. An Error if there is no worker's program.
  Result<void> start();

  void bytes(std::span<const std::byte> run) override;
  void hole(std::uint64_t count) override;

  /// The next entry; absent if none has arrived yet, and at the end.
  std::optional<ListedEntry> take();
  /// The skeleton is complete. From now on wait() is allowed.
  void end_input();
  /// Waits until an entry has arrived or the listing is over. With OpinionInput::file also before end_input().
  void wait();
  bool can_wait() const { return is_started_ && (kind_ == OpinionInput::file || input_ended_); }

  bool is_over() const { return is_over_ && listed_.empty(); }
  const std::string& stopped() const { return stopped_; }           ///< libarchive's reason for not reading on
  const std::string& lost() const { return lost_; }                 ///< how the worker was lost; empty if it was not
  const std::optional<Error>& failure() const { return failure_; }  ///< our own: there can be no worker

 private:
  Result<void> start_with_file();
  Result<void> start_with_frames();
  Result<void> send_whole();
  bool ensure_started();
  void give_back();
  void put_head(std::uint64_t head);
  void flush();
  void drain();
  bool hear(bool wait);
  void lose(std::string reason);
  void fail_with(Error error);

  const std::string format_;
  ByteSource& source_;
  Budget& budget_;
  OpinionInput kind_;
  std::optional<WorkerProgram> program_;
  std::optional<WorkerInput> file_;
  WorkerShelf* shelf_;
  Descriptor feed_;
  std::optional<WorkerProcess> worker_;
  std::uint32_t archives_ = 0;  ///< that the worker was given
  std::string waiting_;         ///< frames that were not sent yet
  std::deque<ListedEntry> listed_;
  std::size_t listed_bytes_ = 0;
  bool is_nameless_ = false;  ///< the entry that comes next
  bool is_started_ = false;
  bool input_ended_ = false;
  bool is_over_ = false;
  std::string stopped_;
  std::string lost_;
  std::optional<Error> failure_;
};

}  // namespace sluice
