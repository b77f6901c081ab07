// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_pax.hpp"

#include "base/text.hpp"
#include "intake/tar_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace sluice::tar {
namespace {

using Record = std::pair<std::string_view, std::string_view>;

constexpr std::size_t most_keys = 4096;
constexpr std::size_t longest_name = 64u << 10;

/// Each taker: false if the value is none that the key allows. An empty value takes back what was said.
bool take_count(std::optional<std::uint64_t>& to, std::string_view text) {
  to = parse_uint(text);
  return text.empty() || (to && *to <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
}

/// "-12", and of a time with a fraction the seconds below.
bool take_signed(std::optional<std::int64_t>& to, std::string_view text, bool allows_fraction) {
  to = std::nullopt;
  if (text.empty()) return true;
  const bool is_negative = text.starts_with('-');
  text.remove_prefix(is_negative ? 1 : 0);
  const std::size_t dot = allows_fraction ? text.find('.') : std::string_view::npos;
  const std::string_view fraction = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  const std::optional<std::uint64_t> whole = parse_uint(text.substr(0, dot));
  constexpr std::uint64_t most = std::uint64_t{1} << 62;
  if (!whole || *whole > most || fraction.find_first_not_of("0123456789") != std::string_view::npos) return false;
  const bool is_below = is_negative && fraction.find_first_not_of('0') != std::string_view::npos;
  to = is_negative ? -static_cast<std::int64_t>(*whole) - (is_below ? 1 : 0) : static_cast<std::int64_t>(*whole);
  return true;
}

bool add_run(PaxSparse& sparse, std::uint64_t offset, std::uint64_t bytes) {
  if (sparse.runs.size() == most_runs) return false;
  sparse.runs.push_back({offset, bytes});
  return true;
}

bool take_offset(PaxSparse& sparse, std::string_view text) {
  return !sparse.offset && !text.empty() && take_count(sparse.offset, text);
}

bool take_run_bytes(PaxSparse& sparse, std::string_view text) {
  std::optional<std::uint64_t> bytes;
  if (!sparse.offset || !take_count(bytes, text) || !bytes) return false;
  return add_run(sparse, *std::exchange(sparse.offset, std::nullopt), *bytes);
}

/// "offset,size,offset,size".
bool take_map(PaxSparse& sparse, std::string_view text) {
  if (!sparse.runs.empty() || sparse.offset) return false;
  while (!text.empty()) {
    std::optional<std::uint64_t> pair[2];
    for (std::optional<std::uint64_t>& value : pair) {
      const std::size_t comma = std::min(text.find(','), text.size());
      if (!take_count(value, text.substr(0, comma)) || !value) return false;
      text.remove_prefix(std::min(comma + 1, text.size()));
    }
    if (!add_run(sparse, *pair[0], *pair[1])) return false;
  }
  return true;
}

struct Row {
  std::string_view key;
  bool (*take)(PaxValues&, std::string_view);
  bool decides = false;  ///< where the entry's bytes end, so that a wrong value stops the reader
};

constexpr Row rows[] = {
    {"path", [](PaxValues& to, std::string_view text) { return to.path = text, true; }},
    {"linkpath", [](PaxValues& to, std::string_view text) { return to.link = text, true; }},
    {"size", [](PaxValues& to, std::string_view text) { return take_count(to.size, text); }, true},
    {"SCHILY.realsize", [](PaxValues& to, std::string_view text) { return take_count(to.star_size, text); }, true},
    {"mtime", [](PaxValues& to, std::string_view text) { return take_signed(to.mtime, text, true); }},
    {"uid", [](PaxValues& to, std::string_view text) { return take_signed(to.uid, text, false); }},
    {"gid", [](PaxValues& to, std::string_view text) { return take_signed(to.gid, text, false); }},
};

constexpr std::string_view sparse_keys = "GNU.sparse.";

constexpr Row sparse_rows[] = {
    {"major", [](PaxValues& to, std::string_view text) { return take_count(to.sparse.major, text); }},
    {"minor", [](PaxValues& to, std::string_view text) { return take_count(to.sparse.minor, text); }},
    {"size", [](PaxValues& to, std::string_view text) { return take_count(to.sparse.size, text); }},
    {"realsize", [](PaxValues& to, std::string_view text) { return take_count(to.sparse.real_size, text); }},
    {"numblocks", [](PaxValues& to, std::string_view text) { return take_count(to.sparse.run_count, text); }},
    {"name", [](PaxValues& to, std::string_view text) { return to.sparse.name = text, !text.empty(); }},
    {"map", [](PaxValues& to, std::string_view text) { return take_map(to.sparse, text); }},
    {"offset", [](PaxValues& to, std::string_view text) { return take_offset(to.sparse, text); }},
    {"numbytes", [](PaxValues& to, std::string_view text) { return take_run_bytes(to.sparse, text); }},
};

Defect bad_value(std::string_view key, std::string_view value) {
  return {HazardId::tar_bad_number, Weight::error, fmt::format("a pax header gives {} as '{}'", key, value), true};
}

/// "%2E" for a dot, as libarchive writes the names of attributes.
std::string decoded(std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto digit = [&](std::size_t at) { return std::string_view("0123456789abcdef").find(name[at] | 0x20); };
    const bool is_code = name[i] == '%' && i + 2 < name.size() && digit(i + 1) < 16 && digit(i + 2) < 16;
    text += is_code ? static_cast<char>(digit(i + 1) * 16 + digit(i + 2)) : name[i];
    if (is_code) i += 2;
  }
  return text;
}

void take_attribute(std::string_view name, PaxValues& values) {
  if (name == "security.capability") values.has_capability = true;
  if (name.starts_with("system.posix_acl_") || name == "system.nfs4_acl") values.has_acl = true;
}

/// Keys whose presence is what matters.
void take_mark(std::string_view key, std::string_view value, PaxValues& values, HazardSink& sink) {
  constexpr std::string_view schily = "SCHILY.xattr.";
  constexpr std::string_view libarchive = "LIBARCHIVE.xattr.";
  if (value.empty()) return;
  if (key.starts_with(schily)) {
    take_attribute(key.substr(schily.size()), values);
  } else if (key.starts_with(libarchive)) {
    take_attribute(decoded(key.substr(libarchive.size())), values);
  } else if (key.starts_with("SCHILY.acl.")) {
    values.has_acl = true;
  } else if (key.starts_with("GNU.volume.")) {
    sink.state(HazardId::multi_volume, Weight::error, "an entry continues one of another volume");
  } else if (key == "SUN.holesdata") {
    sink.state(HazardId::tar_sparse, Weight::error,
               "libarchive moves an entry's bytes to make Solaris's holes, others do not");
  } else if (key == "GNU.dumpdir") {
    sink.state(HazardId::hidden_data, Weight::note, "a dump folder's list of names");
  } else if (key == "hdrcharset" && value != "BINARY" && value != "ISO-IR 10646 2000 UTF-8") {
    sink.state(HazardId::path_encoding, Weight::warning, fmt::format("a pax header's names are in '{}'", value));
  }
}

std::optional<Defect> take_sparse(const Record& record, PaxValues& values) {
  const auto& [key, value] = record;
  values.sparse.is_stated = true;
  const Row* row = std::ranges::find(sparse_rows, key.substr(sparse_keys.size()), &Row::key);
  if (row != std::ranges::end(sparse_rows) && !row->take(values, value)) return bad_value(key, value);
  return std::nullopt;
}

/// Nothing in POSIX forbids it, but a path or size for all entries serves no archive.
std::optional<Defect> judge_global(const Record& record, HazardSink& sink) {
  const auto& [key, value] = record;
  const bool is_name = key == "path" || key == "linkpath";
  const bool decides = key == "size" || key.starts_with(sparse_keys);
  if (value.empty() || (!is_name && !decides)) return std::nullopt;
  Defect defect{HazardId::tar_pax_global_override, Weight::error, fmt::format("a global pax header sets '{}'", key),
                decides};
  if (decides) return defect;
  sink.state(defect.id, defect.weight, std::move(defect.detail));
  return std::nullopt;
}

std::optional<Defect> take_record(const Record& record, bool is_global, PaxValues& values, HazardSink& sink) {
  const auto& [key, value] = record;
  if (is_global) {
    if (std::optional<Defect> defect = judge_global(record, sink)) return defect;
  }
  if (key.starts_with(sparse_keys)) return take_sparse(record, values);
  const Row* row = std::ranges::find(rows, key, &Row::key);
  if (row == std::ranges::end(rows)) {
    take_mark(key, value, values, sink);
  } else if (!row->take(values, value)) {
    Defect defect = bad_value(key, value);
    if (row->decides) return defect;
    sink.state(defect.id, Weight::warning, std::move(defect.detail));
  }
  return std::nullopt;
}

void judge_repeats(std::vector<std::string_view>& keys, HazardSink& sink) {
  std::ranges::sort(keys);
  for (auto at = std::ranges::adjacent_find(keys); at != keys.end(); at = std::adjacent_find(at, keys.end())) {
    sink.state(HazardId::tar_pax_duplicate_key, Weight::error, fmt::format("a pax header gives '{}' twice", *at));
    at = std::upper_bound(at, keys.end(), *at);
  }
}

/// All records are looked at before one is taken, and none is kept: a header of a few bytes each could have millions.
std::optional<Defect> judge_records(std::string_view text, HazardSink& sink) {
  std::vector<std::string_view> keys;
  while (!text.empty()) {
    const std::optional<Record> record = take_pax_record(text);
    if (!record) return Defect{HazardId::tar_pax_malformed, Weight::error, "a pax record breaks the format", true};
    const auto& [key, value] = *record;
    if (key == "GNU.sparse.offset" || key == "GNU.sparse.numbytes") continue;
    keys.push_back(key);
    const bool is_name = key == "path" || key == "linkpath" || key == "GNU.sparse.name";
    if (keys.size() > most_keys || (is_name && value.size() > longest_name)) {
      return Defect{HazardId::tar_header_size, Weight::error,
                    fmt::format("a pax header has {}", is_name ? "an absurd name" : "too many records"), true};
    }
  }
  judge_repeats(keys, sink);
  return std::nullopt;
}

}  // namespace

std::optional<Defect> take_pax(std::string_view text, bool is_global, PaxValues& values, HazardSink& sink) {
  if (std::optional<Defect> defect = judge_records(text, sink)) return defect;
  while (!text.empty()) {
    const std::optional<Record> record = take_pax_record(text);
    if (!record) break;
    if (std::optional<Defect> defect = take_record(*record, is_global, values, sink)) return defect;
  }
  return std::nullopt;
}

}  // namespace sluice::tar
