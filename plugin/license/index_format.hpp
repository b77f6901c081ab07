// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// licenses.idx: a header, a table of sections, and the sections, all little-endian numbers aligned to 8 bytes, read in
// place. Texts are rows of word numbers without the tokens of copyright notices; word 0 is unknown. Shingles (four
// words in a row) have no table of their own: a hash slot leads to a list of places, and the first place's words are
// the shingle.
#pragma once

#include "base/mapped_file.hpp"
#include "license/word_hash.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace sluice::license {

using WordId = std::uint16_t;

/// Words of a text that need not stand in a copy. Numbers are those of the text's words; it ends behind its last.
struct Slot {
  enum class Kind : std::uint16_t {
    name,      ///< other words may stand instead
    optional,  ///< may be left out
  };
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  Kind kind = Kind::name;
  std::uint16_t unused = 0;

  friend bool operator==(const Slot&, const Slot&) = default;
};
static_assert(sizeof(Slot) == 8);

namespace format {

inline constexpr std::array<char, 8> magic = {'S', 'L', 'U', 'I', 'C', 'E', 'L', 'X'};
inline constexpr std::uint32_t version = 3;  ///< raised with any change of the layout, of hash_word() or of the tokens
inline constexpr std::size_t shingle_words = 4;
inline constexpr std::uint32_t most_words = 0xFFFF;
inline constexpr std::uint32_t most_texts = 0x7FFF;
inline constexpr std::uint32_t most_text_words = 0xFFFF;
inline constexpr std::uint16_t no_text = 0xFFFF;

enum class Section : std::uint32_t {
  word_bytes,      ///< spellings, one behind the other
  word_ends,       ///< u32 a word: where its spelling ends; the first word is the unknown one, without spelling
  word_hashes,     ///< u64 a word: hash_word()
  word_slots,      ///< u16, a power of two of them: word numbers by hash, open addressing, 0 is free
  word_documents,  ///< u16 a word: number of texts that have it
  name_bytes,      ///< ids and names
  licenses,        ///< NameRecord, sorted by id without case
  exceptions,      ///< NameRecord, sorted by id without case
  texts,           ///< TextRecord
  text_words,      ///< u16: word numbers of all texts
  slots,           ///< Slot: those of a text together, in order, none within another
  shingle_slots,  ///< u32, a power of two of them: shingle_slot() of 1 + the list's first place, by shingle_hash(), open
                  ///< addressing, 0 is free
  places,         ///< u32: Place, in lists
  count,
};
inline constexpr std::size_t section_count = static_cast<std::size_t>(Section::count);

struct Header {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t section_count = 0;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  ///< of all bytes behind the header
};

struct SectionRecord {
  std::uint64_t offset = 0;  ///< from the file's start, a multiple of 8
  std::uint64_t size = 0;    ///< bytes
};

struct NameRecord {
  std::uint32_t id_begin = 0;  ///< in name_bytes
  std::uint32_t id_end = 0;
  std::uint32_t name_end = 0;  ///< the name follows the id
  std::uint16_t text = no_text;
  std::uint8_t flags = 0;
  std::uint8_t rating = 0;  ///< BlueOak
};
inline constexpr std::uint8_t flag_deprecated = 1;
inline constexpr std::uint8_t flag_osi_approved = 2;

struct TextRecord {
  std::uint32_t first_word = 0;  ///< in text_words
  std::uint32_t word_count = 0;
  std::uint16_t body_begin = 0;  ///< words before are the title
  std::uint16_t body_end = 0;    ///< words from here on follow the obvious end
  std::uint32_t first_slot = 0;  ///< in slots
  std::uint32_t slot_count = 0;
};

static_assert(sizeof(Header) == 32 && sizeof(SectionRecord) == 16 && sizeof(NameRecord) == 16 &&
              sizeof(TextRecord) == 20);

inline std::uint64_t checksum(std::span<const std::byte> bytes) { return checksum_of(bytes); }

inline std::uint64_t shingle_hash(std::span<const WordId, shingle_words> words) {
  std::uint64_t key = 0;
  std::memcpy(&key, words.data(), sizeof key);
  key *= 0x9E3779B97F4A7C15u;
  key ^= key >> 32;
  return key * 0xC2B2AE3D27D4EB4Fu >> 20;
}

inline constexpr std::uint32_t shingle_place_bits = 22;  ///< of a slot
inline constexpr std::uint32_t shingle_place_mask = (1u << shingle_place_bits) - 1;

/// A slot has bits of the hash above the number, so that most other shingles are told apart in the slot itself.
inline std::uint32_t shingle_slot(std::uint64_t hash, std::uint32_t number) {
  return static_cast<std::uint32_t>(hash >> 34) << shingle_place_bits | number;
}

}  // namespace format

/// Where a shingle stands: the text, the number of its first word there, and whether the list ends here.
class Place {
 public:
  Place() = default;
  Place(std::uint32_t text, std::uint32_t word, bool is_last) : bits_((is_last ? last : 0) | text << 16 | word) {}
  std::uint32_t text() const { return (bits_ & ~last) >> 16; }
  std::uint32_t word() const { return bits_ & 0xFFFFu; }
  bool is_last() const { return (bits_ & last) != 0; }
  void end_list() { bits_ |= last; }

 private:
  static constexpr std::uint32_t last = 0x80000000u;
  std::uint32_t bits_ = 0;
};
static_assert(sizeof(Place) == 4);

}  // namespace sluice::license
