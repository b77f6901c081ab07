// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// JSON (RFC 8259) read in pieces as they come: events instead of a tree, in memory that does not grow with the
// document.
#pragma once

#include "base/json_keys.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::json {

struct Place {
  std::uint32_t line = 1;    ///< from 1
  std::uint64_t offset = 0;  ///< bytes from the document's first, a byte order mark counted
};

/// What a document consists of, in its order. Texts live as long as the call; places are where the token begins.
class Events {
 public:
  virtual ~Events() = default;
  virtual void begin_object(const Place& place) = 0;
  virtual void end_object(const Place& place) = 0;
  virtual void begin_array(const Place& place) = 0;
  virtual void end_array(const Place& place) = 0;
  virtual void key(std::string_view text, const Place& place) = 0;
  virtual void string(std::string_view text, const Place& place) = 0;
  virtual void number(std::string_view as_written, const Place& place) = 0;
  virtual void boolean(bool value, const Place& place) = 0;
  virtual void null(const Place& place) = 0;
};

struct StreamLimits {
  std::uint64_t document_bytes = 1ull << 30;
  std::uint32_t depth = 128;
  std::uint64_t text_bytes = 64ull << 20;  ///< one string or number
  std::uint64_t key_memory = 64ull << 20;  ///< keys of all open objects
};

/// Why a document was given up. `cut`: it ended too early, or its bytes could not all be had.
enum class Fault : std::uint8_t { none, syntax, duplicate_key, depth, encoding, too_large, cut };
std::string_view to_string(Fault fault);  ///< "syntax", "duplicate-key", ...

/// The name of the encoding that a document's first four bytes betray, or empty for UTF-8.
std::string_view foreign_encoding(std::string_view head);

struct StreamProblem {
  Fault fault = Fault::none;
  std::string message;  ///< what was found, and what was expected
  Place place;
};

/// Reads one document. Strict: UTF-8 without lone surrogates, no key twice in an object, nothing behind the document;
/// only a byte order mark is skipped. After a fault there are no more events.
class StreamParser {
 public:
  /// `events` outlives it.
  explicit StreamParser(Events& events, const StreamLimits& limits = {}) : events_(events), limits_(limits) {}
  /// False once there is a fault: then the rest need not be fed.
  bool feed(std::string_view chunk);
  /// The end of the document; `whole` false: there are bytes that could not be had. True: it is complete and right.
  bool finish(bool whole = true);
  const StreamProblem& problem() const { return problem_; }

 private:
  enum class Expect : std::uint8_t { value, first_item, first_key, key, colon, comma, nothing };
  enum class Token : std::uint8_t { none, string, number, word };

  bool start(bool at_end);
  void run(std::string_view chunk);
  void resume();
  void step();
  void begin_value(char first);
  void begin_token(Token token);
  void open(bool is_object);
  void close(char mark);
  void comma_or_close(char mark);
  void after_value();

  void scan_string();
  bool scan_escape();
  bool take_escaped(char mark);
  bool take_hex(char digit);
  void end_string(std::string_view rest);
  void scan_number();
  void scan_word();
  void end_word(std::string_view word);
  /// The token's text: from what earlier chunks had and the bytes up to `stop`.
  std::string_view whole_token(const char* stop);
  void keep_token(const char* stop);

  Place here() const { return {line_, before_ + static_cast<std::uint64_t>(at_ - chunk_)}; }
  bool refuse(Fault fault, std::string message, const Place& place);
  bool refuse_here(std::string_view expected);

  Events& events_;
  const StreamLimits limits_;
  StreamProblem problem_;

  std::string head_;  ///< the first bytes, until the encoding is known
  bool is_started_ = false;
  bool is_finished_ = false;
  std::uint64_t before_ = 0;  ///< bytes of earlier chunks
  const char* chunk_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint32_t line_ = 1;

  Expect expect_ = Expect::value;
  std::vector<bool> is_object_;  ///< of each open array or object
  OpenKeys keys_;

  Token token_ = Token::none;
  Place token_place_;
  const char* token_start_ = nullptr;  ///< of what this chunk adds to it
  std::string token_text_;             ///< of earlier chunks, or before an escape
  bool is_key_ = false;
  bool has_high_ = false;             ///< a byte of the string is no ASCII
  std::uint8_t escape_ = 0;           ///< 0: none; 1: behind a backslash; 2 to 5: hex digits to come, and one
  std::uint32_t code_unit_ = 0;       ///< of the escape
  std::uint32_t high_surrogate_ = 0;  ///< waits for its other half
};

}  // namespace sluice::json
