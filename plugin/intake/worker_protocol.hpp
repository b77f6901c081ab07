// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a worker (intake/worker) tells its parent through a pipe: the mark worker_mark, then records. A record is its
// type (1 byte), the length of its content (4 bytes), and the content; numbers are little-endian. The parent takes
// every byte for hostile: the worker may have been taken over by the archive that it reads.
#pragma once

#include "intake/container_reader.hpp"
#include "intake/decoder.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

inline constexpr std::string_view worker_mark = "SLUICEW1";      ///< its last letter is the version
inline constexpr std::size_t most_record_bytes = 4u << 20;       ///< content of one record
inline constexpr std::size_t most_worker_text_bytes = 1u << 20;  ///< a name, a link's target, a detail

enum class RecordType : std::uint8_t {
  entry = 1,  ///< an entry begins
  bytes,      ///< its next bytes
  entry_end,  ///< it is over; also after an entry whose bytes are not handed on
  hazard,     ///< of the container outside an entry, else of the entry
  stopped,    ///< why the container could not be read to its end
  done,       ///< the worker has told everything
};

/// One record; which members are set depends on its type.
struct WorkerRecord {
  RecordType type = RecordType::done;
  EntryMeta entry;
  std::span<const std::byte> bytes;  ///< valid until the parser is used again; a long record comes in pieces
  bool is_whole = false;             ///< of entry_end
  Defect hazard;
  std::string reason;  ///< of stopped
};

std::string render_entry(const EntryMeta& entry);    ///< texts beyond most_worker_text_bytes are cut
std::string render_bytes_head(std::uint32_t count);  ///< what stands in front of `count` bytes of an entry
std::string render_entry_end(bool is_whole);
std::string render_hazard(HazardId id, Weight weight, std::string_view detail);
std::string render_stopped(std::string_view reason);
std::string render_done();

/// Makes records of a worker's bytes as they arrive.
class RecordParser {
 public:
  enum class Step {
    record,  ///< record() holds the next one
    more,    ///< bytes are missing
    broken,  ///< what came is no record; broken() says why, and it stays so
  };

  RecordParser();

  /// Where the next bytes go; never empty. Ends the life of the bytes that were handed out.
  std::span<std::byte> room();
  /// So many bytes were put there.
  void add(std::size_t count) { end_ += count; }

  Step next();
  const WorkerRecord& record() const { return record_; }
  WorkerRecord& record() { return record_; }
  const std::string& broken() const { return broken_; }
  bool is_empty() const { return begin_ == end_; }  ///< no byte is left to be taken

 private:
  Step take_mark();
  Step take_bytes();
  Step take(RecordType type, std::string_view content);
  Step fail_with(std::string reason);

  std::vector<std::byte> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t wanted_ = 0;        ///< bytes that the next step needs at once
  std::uint32_t bytes_left_ = 0;  ///< of a record of bytes
  bool has_mark_ = false;
  WorkerRecord record_;
  std::string broken_;
};

}  // namespace sluice
