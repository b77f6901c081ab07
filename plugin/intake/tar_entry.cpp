// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_entry.hpp"

#include "intake/path_parts.hpp"

#include <fmt/format.h>

#include <string_view>

namespace sluice::tar {
namespace {

bool is_link(EntryKind kind) { return kind == EntryKind::symlink || kind == EntryKind::hardlink; }

/// Old writers mark a folder by the slash at its name's end only.
EntryKind kind_of(char type, std::string_view path) {
  switch (type) {
    case '1':
      return EntryKind::hardlink;
    case '2':
      return EntryKind::symlink;
    case '3':
    case '4':
      return EntryKind::device;
    case '5':
    case 'D':
      return EntryKind::folder;
    case '6':
      return EntryKind::fifo;
    default:
      return path.ends_with('/') ? EntryKind::folder : EntryKind::file;
  }
}

void judge_type(char type, HazardSink& sink) {
  constexpr std::string_view known("01234567MSD\0 ", 13);
  if (known.find(type) == std::string_view::npos) {
    sink.state(HazardId::type_unknown, Weight::warning, fmt::format("a header has the type '{}'", type));
  } else if (type == 'M') {
    sink.state(HazardId::multi_volume, Weight::error, "the tar continues an entry of another volume");
  }
}

/// Python takes the place for a prefix whatever the mark. Old GNU has two times there: octal digits or base 256.
bool is_prefix_for_some(Dialect dialect, std::string_view text) {
  if (text.empty() || dialect == Dialect::ustar) return false;
  return dialect != Dialect::gnu || (text != "\x80" && text.find_first_not_of("01234567 ") != std::string_view::npos);
}

/// What readers without sparse entries see as the path: "a/GNUSparseFile.123/b" for "a/b".
std::string without_sparse_folder(std::string_view path) {
  constexpr std::string_view mark = "GNUSparseFile.";
  std::string text(path.starts_with("./") ? path.substr(2) : path);
  const std::size_t at = text.find(mark);
  const std::size_t end = text.find('/', at);
  if (at != std::string::npos && end != std::string::npos) text.erase(at, end + 1 - at);
  return text;
}

void judge_names(const Header& header, const Extensions& own, HazardSink& sink) {
  if (has_residue(header.name())) {
    sink.state(HazardId::tar_header_residue, Weight::warning,
               fmt::format("bytes follow the end of the name '{}'", before_nul(header.name())));
  }
  if ((own.pax.path && own.long_name) || (own.pax.link && own.long_link)) {
    sink.state(HazardId::tar_name_conflict, Weight::error, "a pax header and a GNU header name one entry");
  }
  const std::optional<std::string>& sparse = own.pax.sparse.name;
  if (sparse && own.pax.path && without_sparse_folder(*own.pax.path) != without_sparse_folder(*sparse)) {
    sink.state(HazardId::tar_name_conflict, Weight::error, "a pax header gives a sparse entry two names");
  }
}

/// The first text that is said; empty texts take the header's.
std::string settle_text(const std::optional<std::string>& pax, const std::optional<std::string>& gnu,
                        const std::optional<std::string>& global, std::string in_header) {
  const std::optional<std::string>& said = pax ? pax : gnu ? gnu : global;
  return said && !said->empty() ? *said : std::move(in_header);
}

/// Of the first place that says a number; a header's that is none is stated and left out.
std::optional<std::int64_t> settle_number(const std::optional<std::int64_t>& pax,
                                          const std::optional<std::int64_t>& global, std::string_view field,
                                          std::string_view what, HazardSink& sink) {
  if (pax) return pax;
  if (global) return global;
  const std::optional<std::int64_t> number = parse_signed(field);
  if (!number) sink.state(HazardId::tar_bad_number, Weight::warning, fmt::format("a header's {} is no number", what));
  return number;
}

}  // namespace

std::string name_in_header(const Header& header, HazardSink& sink) {
  const Dialect dialect = header.dialect();
  const std::string_view name = before_nul(header.name());
  const std::string_view prefix = before_nul(header.prefix());
  if (is_prefix_for_some(dialect, prefix)) {
    sink.state(HazardId::malformed, Weight::error, "a header's mark leaves open whether its name has a prefix");
  }
  if (dialect != Dialect::ustar || prefix.empty()) return std::string(name);
  std::string path(prefix);
  if (!path.ends_with('/')) path += '/';
  return path += name;
}

EntryMeta describe_entry(const Header& header, const Extensions& own, const PaxValues& global, HazardSink& sink) {
  judge_type(header.type(), sink);
  judge_names(header, own, sink);
  EntryMeta meta;
  meta.path = settle_text(own.pax.path, own.long_name, global.path, name_in_header(header, sink));
  if (own.pax.sparse.name) meta.path = *own.pax.sparse.name;
  meta.kind = kind_of(header.type(), meta.path);
  if (own.acl_name && *own.acl_name != meta.path) {
    sink.state(HazardId::type_unknown, Weight::error,
               "an access control list is a file to some readers, here " + quoted(*own.acl_name));
  }
  if (is_link(meta.kind)) {
    if (has_residue(header.link())) {
      sink.state(HazardId::tar_header_residue, Weight::warning, "bytes follow the end of a link's target");
    }
    meta.link_target = settle_text(own.pax.link, own.long_link, global.link, std::string(before_nul(header.link())));
  }
  const auto mode = settle_number(std::nullopt, std::nullopt, header.mode(), "mode", sink);
  meta.has_mode = mode.has_value();
  meta.mode = static_cast<std::uint32_t>(mode.value_or(0)) & 07777u;
  meta.mtime = settle_number(own.pax.mtime, global.mtime, header.mtime(), "time", sink);
  meta.uid =
      static_cast<std::uint64_t>(settle_number(own.pax.uid, global.uid, header.uid(), "owner", sink).value_or(0));
  meta.gid =
      static_cast<std::uint64_t>(settle_number(own.pax.gid, global.gid, header.gid(), "group", sink).value_or(0));
  meta.has_capability = own.pax.has_capability || global.has_capability;
  meta.has_acl = own.pax.has_acl || own.acl_name.has_value() || global.has_acl;
  return meta;
}

std::uint64_t settle_size(std::uint64_t in_header, const PaxValues& own, HazardSink& sink) {
  constexpr std::uint64_t largest_octal = 077777777777;
  const std::uint64_t size = own.size.value_or(in_header);
  if (size != in_header && size <= largest_octal) {
    sink.state(HazardId::tar_size_conflict, Weight::error,
               fmt::format("the pax header says {} bytes, the ustar header {}", size, in_header));
  }
  if (own.star_size && *own.star_size != size) {
    sink.state(HazardId::tar_size_conflict, Weight::error,
               fmt::format("the pax header says {} bytes, and {} unpacked", size, *own.star_size));
  }
  return size;
}

}  // namespace sluice::tar
