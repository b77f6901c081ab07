// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// ar as System V and GNU write it (names up to 15 bytes end in '/', longer ones stand in the member "//"), and
// as 4.4BSD does ("#1/LENGTH", the name stands before the data); ar(5) of both. A header has 60 bytes, a member starts
// at an even place, and there is no end mark. A Debian package (deb(5)) has members that must be there.
#include "intake/path_parts.hpp"
#include "intake/reader_table.hpp"
#include "intake/source_window.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view mark = "!<arch>\n";
constexpr std::size_t header_bytes = 60;
constexpr std::size_t longest_name = 64u << 10;

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view without_trailing(std::string_view text, char c) {
  return text.substr(0, text.find_last_not_of(c) + 1);  // npos + 1 is 0
}

std::optional<std::uint64_t> parse_octal(std::string_view text) {
  if (text.empty() || text.find_first_not_of("01234567") != std::string_view::npos) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) value = value * 8 + static_cast<std::uint64_t>(c - '0');  // a field has 8 digits
  return value;
}

/// Symbol tables: System V's, its 64-bit form, BSD's, and those of Microsoft's libraries.
bool is_symbol_table(std::string_view name) {
  constexpr std::string_view names[] = {"/",
                                        "/SYM64/",
                                        "__.SYMDEF",
                                        "__.SYMDEF/",
                                        "__.SYMDEF SORTED",
                                        "__.SYMDEF_64",
                                        "__.SYMDEF_64 SORTED",
                                        "/<ECSYMBOLS>/",
                                        "/<HYBRIDMAP>/",
                                        "/<XFGHASHMAP>/"};
  return std::ranges::find(names, name) != std::ranges::end(names);
}

class ArReader final : public ContainerReader {
 public:
  explicit ArReader(const ReaderInput& input)
      : sink_(input.sink),
        budget_(input.budget),
        is_deb_(input.format == "deb"),
        window_(input.source, input.skeleton, input.hashes) {}

  Result<std::optional<EntryMeta>> next() override;
  Result<std::span<const std::byte>> read() override;
  bool keeps_bytes() const override { return window_.keeps_bytes(); }
  bool entry_is_whole() const override { return is_whole_; }
  const std::string& stopped() const override { return stopped_; }

 private:
  Result<void> begin();
  Result<void> leave_member();
  Result<bool> take_padding();
  Result<std::optional<EntryMeta>> take_member(std::string_view header);
  Result<void> take_index(std::string_view name, std::uint64_t size);
  Result<bool> collect_names(std::uint64_t size);
  Result<bool> take_name_of_data(std::uint64_t length, std::string& name);
  bool find_long_name(std::string_view digits, std::string& name);
  void judge_members();
  void note_member(const EntryMeta& meta);
  void note_hidden(std::string detail);
  void stop(HazardId id, std::string detail);

  HazardSink& sink_;
  Budget& budget_;
  bool is_deb_;
  SourceWindow window_;
  bool has_begun_ = false;
  bool is_over_ = false;
  bool is_whole_ = true;
  std::uint64_t left_ = 0;  ///< bytes of the member not taken yet
  bool is_padded_ = false;
  bool is_hidden_noted_ = false;
  std::string long_names_;
  bool has_long_names_ = false;
  bool has_members_ = false;
  /// Of a package's members, which stand in this order, each once.
  enum class Stage : std::uint8_t { begin, version, control, content };
  Stage stage_ = Stage::begin;
  unsigned seen_ = 0;  ///< a bit for each
  std::string stopped_;
};

Result<std::optional<EntryMeta>> ArReader::next() {
  if (!std::exchange(has_begun_, true)) {
    TRY(begin());
  }
  TRY(leave_member());
  while (stopped_.empty() && !is_over_) {
    TRY_ASSIGN(const std::span<const std::byte> header, window_.peek(header_bytes));
    if (header.empty()) {
      judge_members();
    } else if (header.size() < header_bytes) {
      stop(HazardId::truncated, "the bytes end inside a member's header");
    } else {
      TRY_ASSIGN(std::optional<EntryMeta> meta, take_member(text_of(header)));
      if (meta) return meta;
    }
  }
  return std::optional<EntryMeta>();
}

Result<void> ArReader::begin() {
  TRY_ASSIGN(const std::span<const std::byte> head, window_.peek(mark.size()));
  if (text_of(head) != mark) {
    stop(HazardId::malformed, "the archive has no mark");
  } else {
    window_.take(mark.size());
  }
  return {};
}

Result<void> ArReader::leave_member() {
  if (!stopped_.empty()) return {};
  TRY_ASSIGN(const std::uint64_t skipped, window_.skip_data(left_));
  if (skipped < std::exchange(left_, 0)) {
    stop(HazardId::truncated, "the bytes end inside a member");
  } else {
    TRY(take_padding());
  }
  return {};
}

/// The byte behind a member of odd size; false if the source ends there.
Result<bool> ArReader::take_padding() {
  if (!std::exchange(is_padded_, false)) return true;
  TRY_ASSIGN(const std::span<const std::byte> padding, window_.peek(1));
  if (padding.empty()) {
    stop(HazardId::truncated, "the bytes end before a member's padding");
    return false;
  }
  if (padding[0] != std::byte{'\n'}) note_hidden("a member's padding is no newline");
  window_.take(1);
  return true;
}

Result<std::optional<EntryMeta>> ArReader::take_member(std::string_view header) {
  const std::optional<std::uint64_t> size = parse_uint(without_trailing(header.substr(48, 10), ' '));
  if (header.substr(58, 2) != "`\n" || !size) {
    stop(HazardId::malformed, "a member's header breaks the format");
    return std::optional<EntryMeta>();
  }
  EntryMeta meta;
  std::string name(without_trailing(header.substr(0, 16), ' '));
  const std::optional<std::uint64_t> time = parse_uint(without_trailing(header.substr(16, 12), ' '));
  if (time) meta.mtime = static_cast<std::int64_t>(*time);  // 12 digits
  meta.uid = parse_uint(without_trailing(header.substr(28, 6), ' ')).value_or(0);
  meta.gid = parse_uint(without_trailing(header.substr(34, 6), ' ')).value_or(0);
  const std::optional<std::uint64_t> mode = parse_octal(without_trailing(header.substr(40, 8), ' '));
  meta.has_mode = mode.has_value();
  meta.mode = static_cast<std::uint32_t>(mode.value_or(0)) & 07777u;
  window_.take(header_bytes);
  is_padded_ = *size % 2 != 0;
  left_ = *size;
  if (name.starts_with("#1/")) {
    const std::optional<std::uint64_t> length = parse_uint(std::string_view(name).substr(3));
    TRY_ASSIGN(const bool is_named, take_name_of_data(length.value_or(0), name));
    if (!is_named) return std::optional<EntryMeta>();
  } else if (name.size() > 1 && name[0] == '/' && name[1] >= '0' && name[1] <= '9') {
    if (!find_long_name(std::string_view(name).substr(1), name)) return std::optional<EntryMeta>();
  } else if (name == "//" || is_symbol_table(name)) {
    TRY(take_index(name, std::exchange(left_, 0)));
    return std::optional<EntryMeta>();
  } else if (name.ends_with('/')) {
    name.pop_back();
  }
  meta.path = std::move(name);
  if (is_symbol_table(meta.path) && meta.path.starts_with("__.SYMDEF")) {
    TRY(take_index(meta.path, std::exchange(left_, 0)));
    return std::optional<EntryMeta>();
  }
  meta.size = left_;
  is_whole_ = true;
  note_member(meta);
  return std::optional<EntryMeta>(std::move(meta));
}

/// A symbol table or the long names: the archive's own, no entry. They precede all members.
Result<void> ArReader::take_index(std::string_view name, std::uint64_t size) {
  if (has_members_) note_hidden("a table of symbols or names stands behind members");
  bool is_there = true;
  if (name == "//") {
    TRY_ASSIGN(is_there, collect_names(size));
  } else {
    TRY_ASSIGN(const std::uint64_t skipped, window_.skip_frame(size));
    is_there = skipped == size;
  }
  if (is_there) {
    TRY(take_padding());
  } else if (stopped_.empty()) {
    stop(HazardId::truncated, "the bytes end inside a member");
  }
  return {};
}

Result<bool> ArReader::collect_names(std::uint64_t size) {
  if (std::exchange(has_long_names_, true)) {
    stop(HazardId::malformed, "there are two tables of long names");
    return false;
  }
  if (size > budget_.limits().document_bytes) {
    stop(HazardId::limit_memory, fmt::format("the table of long names has {} bytes", size));
    return false;
  }
  while (long_names_.size() < size) {
    TRY_ASSIGN(const std::span<const std::byte> part, window_.take_frame(size - long_names_.size()));
    if (part.empty()) return false;
    long_names_ += text_of(part);
  }
  return true;
}

/// BSD's name, the first bytes of the member; NULs fill it up.
Result<bool> ArReader::take_name_of_data(std::uint64_t length, std::string& name) {
  if (length == 0 || length > left_ || length > longest_name) {
    stop(HazardId::malformed, "a member's name has a length that is none");
    return false;
  }
  const auto count = static_cast<std::size_t>(length);
  TRY_ASSIGN(const std::span<const std::byte> bytes, window_.peek(count));
  if (bytes.size() < count) {
    stop(HazardId::truncated, "the bytes end inside a member's name");
    return false;
  }
  name = without_trailing(text_of(bytes), '\0');
  window_.take(count);
  left_ -= length;
  return true;
}

/// A name of the table ends in "/" and a newline (GNU), or in NUL (Microsoft).
bool ArReader::find_long_name(std::string_view digits, std::string& name) {
  const std::optional<std::uint64_t> offset = parse_uint(digits);
  if (!offset || *offset >= long_names_.size()) {
    stop(HazardId::malformed, "a member's name lies outside of the table of long names");
    return false;
  }
  const std::string_view rest = std::string_view(long_names_).substr(static_cast<std::size_t>(*offset));
  const std::size_t end = rest.find_first_of(std::string_view("\n\0", 2));
  if (end == std::string_view::npos) {
    stop(HazardId::malformed, "a member's name has no end in the table of long names");
    return false;
  }
  std::string_view found = rest.substr(0, end);
  if (found.ends_with('/')) found.remove_suffix(1);
  name = found;
  return true;
}

Result<std::span<const std::byte>> ArReader::read() {
  if (left_ == 0 || !stopped_.empty()) return std::span<const std::byte>();
  TRY_ASSIGN(const std::span<const std::byte> bytes, window_.take_data(left_));
  if (bytes.empty()) {
    is_whole_ = false;
    stop(HazardId::truncated, "the bytes end inside a member");
  }
  left_ -= bytes.size();
  return bytes;
}

/// dpkg reads the first member of each kind and nothing behind data.tar; other readers go by the names.
void ArReader::note_member(const EntryMeta& meta) {
  has_members_ = true;
  if (!is_deb_) return;
  const Stage stage = meta.path == "debian-binary"           ? Stage::version
                      : meta.path.starts_with("control.tar") ? Stage::control
                      : meta.path.starts_with("data.tar")    ? Stage::content
                                                             : Stage::begin;
  if (stage == Stage::begin) return;
  if (stage <= stage_) {
    sink_.state(HazardId::malformed, Weight::error,
                fmt::format("the package's member {} comes twice or too late", quoted(meta.path)));
  }
  stage_ = std::max(stage_, stage);
  seen_ |= 1u << static_cast<unsigned>(stage);
}

void ArReader::judge_members() {
  is_over_ = true;
  if (!is_deb_ || budget_.is_exhausted()) return;
  const auto has = [&](Stage stage) { return (seen_ >> static_cast<unsigned>(stage) & 1u) != 0; };
  const std::string_view missing = !has(Stage::version)   ? "debian-binary"
                                   : !has(Stage::control) ? "control.tar"
                                   : !has(Stage::content) ? "data.tar"
                                                          : "";
  if (!missing.empty()) stop(HazardId::truncated, fmt::format("the package has no member {}", missing));
}

void ArReader::note_hidden(std::string detail) {
  if (!std::exchange(is_hidden_noted_, true)) sink_.state(HazardId::hidden_data, Weight::note, std::move(detail));
}

/// Once a limit is crossed the input is cut short on purpose: that is no defect.
void ArReader::stop(HazardId id, std::string detail) {
  stopped_ = std::move(detail);
  if (!budget_.is_exhausted()) sink_.state(id, Weight::error, stopped_);
}

}  // namespace

std::unique_ptr<ContainerReader> make_ar_reader(const ReaderInput& input) { return std::make_unique<ArReader>(input); }

}  // namespace sluice
