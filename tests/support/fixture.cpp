// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/fixture.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "support/compress.hpp"
#include "support/license_text.hpp"
#include "support/raw_tar.hpp"
#include "support/raw_zip.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace sluice::test {
namespace {

constexpr std::uint64_t most_bytes = 16u << 20;
const std::string accepted_folder = SLUICE_SOURCE_DIR "/fixtures/accepted/";

/// An entry as entries.yaml describes it, or a file of a tree.
struct Described {
  std::string path;
  std::string content;
  std::string link;
  bool is_hardlink = false;
  std::uint32_t mode = 0644;
  std::int64_t time = packed_time;
  char tar_type = '0';
  bool is_encrypted = false;
};

std::string text_of(const yaml::Node& node, std::string_view key) {
  const yaml::Node* const value = node.find(key);
  return value == nullptr ? std::string{} : value->text;
}

std::vector<std::string> texts_of(const yaml::Node& node, std::string_view key) {
  std::vector<std::string> texts;
  if (const yaml::Node* const list = node.find(key)) {
    for (const yaml::Node& item : list->items) texts.push_back(item.text);
    if (list->items.empty() && !list->text.empty()) texts.push_back(list->text);
  }
  return texts;
}

std::uint64_t number_of(const yaml::Node& node, std::string_view key) {
  return parse_uint(text_of(node, key)).value_or(0);
}

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

void add_tree(const std::string& folder, const std::string& prefix, std::vector<Described>& entries) {
  for (const std::string& name : list_folder(folder)) {
    const std::string path = join_path(folder, name);
    const std::string inner = prefix.empty() ? name : prefix + "/" + name;
    if (is_folder(path)) {
      add_tree(path, inner, entries);
      continue;
    }
    std::erase_if(entries, [&](const Described& entry) { return entry.path == inner; });
    Described entry;
    entry.path = inner;
    entry.content = read_file(path, most_bytes).value_or("");
    entries.push_back(std::move(entry));
  }
}

std::string pack_as(const std::vector<Described>& entries, std::string_view name);

Described read_entry(const yaml::Node& node) {
  Described entry;
  for (std::uint64_t i = 0; i < number_of(node, "deep"); ++i) entry.path += "d/";
  entry.path += node.find("path-hex") != nullptr ? from_hex(text_of(node, "path-hex")) : text_of(node, "path");
  entry.path += std::string(number_of(node, "long"), 'n');
  entry.content = text_of(node, "text") + std::string(number_of(node, "zeros"), '\0');
  if (const yaml::Node* const inner = node.find("entries")) {
    std::vector<Described> nested;
    for (const yaml::Node& item : inner->items) nested.push_back(read_entry(item));
    entry.content = pack_as(nested, entry.path);
  }
  entry.is_hardlink = node.find("hardlink") != nullptr;
  entry.link = text_of(node, entry.is_hardlink ? "hardlink" : "link");
  const std::string mode = text_of(node, "mode");
  if (!mode.empty()) std::from_chars(mode.data(), mode.data() + mode.size(), entry.mode, 8);
  if (node.find("time") != nullptr) entry.time = static_cast<std::int64_t>(number_of(node, "time"));
  const std::string type = text_of(node, "type");
  entry.tar_type = type == "fifo"        ? '6'
                   : type == "device"    ? '3'
                   : type == "folder"    ? '5'
                   : !entry.link.empty() ? (entry.is_hardlink ? '1' : '2')
                                         : '0';
  entry.is_encrypted = text_of(node, "encrypted") == "true";
  return entry;
}

std::string pack_tar(const std::vector<Described>& entries) {
  RawTar tar;
  for (const Described& entry : entries) {
    if (entry.path.size() > 100) tar.add_pax({{"path", entry.path}});
    TarHeader header;
    header.name = entry.path;
    header.type = entry.tar_type;
    header.link = entry.link;
    header.mode = entry.mode;
    header.time = entry.time;
    tar.add(header, entry.content);
  }
  return tar.finish();
}

std::string pack_zip(const std::vector<Described>& entries) {
  RawZip zip;
  for (const Described& entry : entries) {
    ZipEntry record;
    record.name = entry.path;
    record.data = entry.link.empty() ? entry.content : entry.link;
    record.unix_mode = (entry.link.empty() ? 0100000u : 0120000u) | entry.mode;
    record.method = record.data.empty() || !entry.link.empty() || entry.is_encrypted ? 0 : 8;
    const bool is_utf8_name =
        std::ranges::all_of(entry.path, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    record.flags = static_cast<std::uint16_t>((entry.is_encrypted ? 1 : 0) | (is_utf8_name ? 0x800 : 0));
    zip.add(record);
  }
  return zip.finish();
}

/// Packs by the name's ending.
std::string pack_as(const std::vector<Described>& entries, std::string_view name) {
  if (name.ends_with(".zip") || name.ends_with(".jar")) return pack_zip(entries);
  const std::string tar = pack_tar(entries);
  if (name.ends_with(".tar")) return tar;
  return compressed(tar, name.substr(name.rfind('.') + 1));
}

/// Replaces text in files; a text that is not there is a mistake of the fixture.
std::string replace_texts(const yaml::Node& root, std::vector<Described>& entries) {
  const yaml::Node* const list = root.find("replace");
  if (list == nullptr) return {};
  for (const yaml::Node& item : list->items) {
    const auto file = std::ranges::find(entries, text_of(item, "path"), &Described::path);
    const std::string from = text_of(item, "from");
    const std::size_t at = file == entries.end() ? std::string::npos : file->content.find(from);
    if (at == std::string::npos) return fmt::format("'{}' is not in {}", from, text_of(item, "path"));
    file->content.replace(at, from.size(), text_of(item, "to"));
  }
  return {};
}

/// Writes the list of digests anew, over every file.
void seal(std::vector<Described>& entries) {
  const auto is_list = [](const Described& entry) { return entry.path == "SHA256SUMS"; };
  const auto list = std::ranges::find_if(entries, is_list);
  if (list == entries.end()) return;
  std::string text;
  for (const Described& entry : entries) {
    if (!is_list(entry) && entry.tar_type == '0')
      text += fmt::format("{}  {}\n", to_hex(sha256(entry.content)), entry.path);
  }
  list->content = text;
}

std::vector<Described> read_entries(const std::string& folder, const yaml::Node& root, std::string& problem) {
  std::vector<Described> entries;
  if (const std::string base = text_of(root, "base"); !base.empty()) add_tree(accepted_folder + base, {}, entries);
  if (const std::string tree = text_of(root, "tree"); !tree.empty()) add_tree(join_path(folder, tree), {}, entries);
  for (const std::string& gone : texts_of(root, "without")) {
    std::erase_if(entries, [&](const Described& entry) { return entry.path == gone; });
  }
  std::ranges::sort(entries, {}, &Described::path);
  if (const yaml::Node* const list = root.find("entries")) {
    for (const yaml::Node& item : list->items) entries.push_back(read_entry(item));
  }
  for (Described& entry : entries) {
    if (problem.empty()) problem = fill_license_texts(entry.content);
  }
  if (problem.empty()) problem = replace_texts(root, entries);
  if (text_of(root, "reseal") != "false") seal(entries);
  if (const std::string wrap = text_of(root, "wrap"); !wrap.empty()) {
    for (Described& entry : entries) entry.path = wrap + "/" + entry.path;
  }
  return entries;
}

Fixture pack_described(const std::string& folder, const yaml::Node& root) {
  Fixture fixture;
  fixture.stem = file_name_of(folder);
  fixture.rules = texts_of(root, "rules");
  fixture.has_consequences = text_of(root, "follows") == "true";
  if (std::vector<std::string> packs = texts_of(root, "pack"); !packs.empty()) fixture.packs = std::move(packs);
  fixture.delivery.name = text_of(root, "name");
  std::string& bytes = fixture.delivery.bytes;
  const std::string packed_as = text_of(root, "packed-as");
  bytes = pack_as(read_entries(folder, root, fixture.problem), packed_as.empty() ? fixture.delivery.name : packed_as);
  if (root.find("raw") != nullptr) bytes = text_of(root, "raw");
  if (root.find("raw-hex") != nullptr) bytes = from_hex(text_of(root, "raw-hex"));
  bytes.resize(bytes.size() - std::min<std::size_t>(bytes.size(), number_of(root, "cut")));
  bytes += text_of(root, "append");
  if (const yaml::Node* const list = root.find("sidecars")) {
    for (const yaml::Node& item : list->items) {
      const bool is_sum = text_of(item, "sum") == "true";
      const std::string sum = fmt::format("{}  {}\n", to_hex(sha256(bytes)), fixture.delivery.name);
      fixture.sidecars.push_back({text_of(item, "name"), is_sum ? sum : text_of(item, "text")});
    }
  }
  return fixture;
}

}  // namespace

Fixture load_fixture(const std::string& folder) {
  const std::string file = folder + "/entries.yaml";
  const Result<std::string> text = read_file(file, most_bytes);
  const Result<yaml::Document> document =
      text ? yaml::parse(*text, file) : Result<yaml::Document>(tl::unexpected<Error>(text.error()));
  Fixture fixture;
  if (document) fixture = pack_described(folder, document->root);
  if (!document) fixture.problem = document.error().message;
  if (fixture.problem.empty() && (fixture.delivery.name.empty() || fixture.delivery.bytes.empty()))
    fixture.problem = file + ": no name, or no bytes";
  return fixture;
}

std::vector<std::string> fixture_folders(const std::string& kind) {
  const std::string folder = std::string(SLUICE_SOURCE_DIR "/fixtures/") + kind;
  std::vector<std::string> folders;
  for (const std::string& name : list_folder(folder)) {
    if (is_folder(join_path(folder, name))) folders.push_back(join_path(folder, name));
  }
  return folders;
}

}  // namespace sluice::test
