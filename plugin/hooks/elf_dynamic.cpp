// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Through the program headers, as the loader goes: PT_DYNAMIC names the entries, PT_LOAD leads from their addresses to
// the file.
#include "hooks/elf_dynamic.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace sluice {
namespace {

constexpr std::size_t most_headers = 1024, most_entries = 16'384, most_names = 4096, most_name = 4096;
constexpr std::uint64_t most_header = 256;

class ElfReader {
 public:
  explicit ElfReader(const ReadAt& read) : read_(read) {}

  std::optional<ElfDynamic> read() {
    if (!read_header() || !read_segments()) return std::nullopt;
    read_dynamic();
    return std::move(dynamic_);
  }

 private:
  struct Segment {
    std::uint64_t address, offset, size;
  };
  enum Tag : std::uint64_t {
    tag_end = 0,
    tag_needed = 1,
    tag_strings = 5,
    tag_soname = 14,
    tag_rpath = 15,
    tag_runpath = 29
  };

  /// An unsigned number of `size` bytes; 0 beyond the end.
  std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) const {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t from = is_big_ ? i : size - 1 - i;
      value = value << 8 | static_cast<unsigned char>(bytes[at + from]);
    }
    return value;
  }
  std::size_t address_size() const { return is_64_ ? 8 : 4; }

  bool read_header() {
    constexpr std::string_view magic =
        "\x7f"
        "ELF";
    const std::string header = read_(0, 64);
    if (!header.starts_with(magic) || header.size() < 52) return false;
    is_64_ = header[4] == 2;
    is_big_ = header[5] == 2;
    headers_at_ = number(header, is_64_ ? 32 : 28, address_size());
    header_size_ = number(header, is_64_ ? 54 : 42, 2);
    headers_ = std::min<std::uint64_t>(number(header, is_64_ ? 56 : 44, 2), most_headers);
    return headers_ > 0 && header_size_ >= (is_64_ ? 56u : 32u) && header_size_ <= most_header;
  }

  bool read_segments() {
    constexpr std::uint64_t load = 1, dynamic = 2;
    const std::string headers = read_(headers_at_, headers_ * header_size_);
    std::optional<Segment> found;
    for (std::size_t i = 0; i < headers_; ++i) {
      const std::size_t at = i * header_size_, size = address_size();
      const std::uint64_t type = number(headers, at, 4);
      const Segment segment{number(headers, at + (is_64_ ? 16 : 8), size), number(headers, at + (is_64_ ? 8 : 4), size),
                            number(headers, at + (is_64_ ? 32 : 16), size)};
      if (type == load) loads_.push_back(segment);
      if (type == dynamic) found = segment;
    }
    if (found) dynamic_at_ = *found;
    return found.has_value();
  }

  void read_dynamic() {
    const std::size_t size = address_size();
    const std::size_t wanted = std::min<std::uint64_t>(dynamic_at_.size / (2 * size), most_entries) * 2 * size;
    const std::string entries = read_(dynamic_at_.offset, wanted);
    const auto for_each = [&](const auto& visit) {
      for (std::size_t at = 0; at + 2 * size <= entries.size(); at += 2 * size) {
        const std::uint64_t tag = number(entries, at, size);
        if (tag == tag_end) return;
        visit(tag, number(entries, at + size, size));
      }
    };
    for_each([&](std::uint64_t tag, std::uint64_t value) {
      if (tag == tag_strings) strings_at_ = offset_of(value);
    });
    std::string rpath, runpath;
    for_each([&](std::uint64_t tag, std::uint64_t value) {
      if (tag == tag_soname) dynamic_.soname = text_at(value);
      if (tag == tag_rpath) rpath = text_at(value);
      if (tag == tag_runpath) runpath = text_at(value);
      if (tag == tag_needed && dynamic_.needed.size() < most_names) dynamic_.needed.push_back(text_at(value));
    });
    const std::string& folders = runpath.empty() ? rpath : runpath;
    for (const std::string_view folder : split(folders, ':')) {
      if (!folder.empty()) dynamic_.runpath.emplace_back(folder);
    }
  }

  std::optional<std::uint64_t> offset_of(std::uint64_t address) const {
    for (const Segment& load : loads_) {
      if (address >= load.address && address - load.address < load.size) return load.offset + (address - load.address);
    }
    return std::nullopt;
  }

  std::string text_at(std::uint64_t index) const {
    if (!strings_at_ || index > UINT32_MAX) return {};
    std::string text = read_(*strings_at_ + index, most_name);
    text.resize(std::min(text.find('\0'), text.size()));
    return text;
  }

  const ReadAt& read_;
  bool is_64_ = true, is_big_ = false;
  std::uint64_t headers_at_ = 0, header_size_ = 0, headers_ = 0;
  std::vector<Segment> loads_;
  Segment dynamic_at_{};
  std::optional<std::uint64_t> strings_at_;
  ElfDynamic dynamic_;
};

}  // namespace

std::optional<ElfDynamic> read_elf_dynamic(const ReadAt& read) { return ElfReader(read).read(); }

std::optional<ElfDynamic> load_elf_dynamic(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return read_elf_dynamic([&](std::uint64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    if (offset > static_cast<std::uint64_t>(INT64_MAX)) return std::string();
    file.clear();
    file.seekg(static_cast<std::streamoff>(offset));
    if (!file) return std::string();
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
  });
}

}  // namespace sluice
