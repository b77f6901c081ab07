// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/changed_delivery.hpp"

#include "support/license_text.hpp"
#include "support/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace sluice::test {
namespace {

using namespace std::string_literals;
using Files = std::map<std::string, PackEntry>;

const std::string elf = "\x7f"s
                        "ELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00no real library\n"s;
const std::string pe = "MZ"s + std::string(58, '\0') + "\x40\x00\x00\x00PE\x00\x00"s + std::string(64, '\0');
const std::string wasm = "\0asm\x01\0\0\0"s;

void put(Files& files, const std::string& path, std::string content, std::uint32_t mode = 0644) {
  files[path] = PackEntry{path, std::move(content), "", mode, false, false};
}

/// The text files of one side.
Files read_tree(const std::string& version) {
  const std::filesystem::path folder = SLUICE_SOURCE_DIR "/fixtures/changed/telematics-sdk-" + version;
  Files files;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
    if (!item.is_regular_file()) continue;
    std::ifstream in(item.path(), std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    fill_license_texts(content);
    put(files, item.path().lexically_relative(folder).generic_string(), std::move(content));
  }
  return files;
}

std::string sources_of(const std::string& name) {
  return pack({file(name + "/" + name.substr(0, name.find('-')) + ".c", "int x;\n")}, "tar.gz");
}

Files older_files() {
  Files files = read_tree("1.0");
  put(files, "lib/libbase.so", elf);
  put(files, "tools/start.sh", "#!/bin/sh\necho start\n", 0755);
  put(files, "tools/stop.sh", "#!/bin/sh\necho stop\n", 04755);
  put(files, "sources/tonegen-2.0.tar.gz", sources_of("tonegen-2.0"));
  put(files, "sources/wavelib-1.0.tar.gz", sources_of("wavelib-1.0"));
  put(files, "data/maps.zip", pack({file("map.txt", "a map\n")}, "zip"));
  return files;
}

Files newer_files() {
  Files files = read_tree("1.1");
  put(files, "lib/libbase.so", elf);
  put(files, "lib/libextra.so", elf + "extra");
  put(files, "tools/setup.exe", pe);
  put(files, "tools/plugin.wasm", wasm);
  put(files, "tools/start.sh", "#!/bin/sh\necho start\n", 04755);
  put(files, "tools/stop.sh", "#!/bin/sh\necho stop\n", 0755);
  put(files, "sources/wavelib-1.1.tar.gz", sources_of("wavelib-1.1"));
  std::string maps = pack({file("map.txt", "a map\n")}, "zip");
  put(files, "data/maps.zip", maps.substr(0, maps.size() - 10));
  return files;
}

std::string pack_files(const Files& files, const std::string& top) {
  std::vector<PackEntry> entries;
  for (const auto& [path, entry] : files) {
    entries.push_back(entry);
    entries.back().path = top + "/" + path;
  }
  return pack(entries, "zip");
}

}  // namespace

const std::vector<PlantedChange>& planted_changes() {
  static const std::vector<PlantedChange> all = {
#include "support/planted_changes.def"
  };
  return all;
}

std::string older_delivery() { return pack_files(older_files(), "telematics-sdk-1.0"); }

std::string newer_delivery(const PlantedChange* reverted) {
  Files files = newer_files();
  const Files before = older_files();
  if (reverted != nullptr) {
    for (const std::string& path : reverted->files) {
      files.erase(path);
      const auto found = before.find(path);
      if (found != before.end()) files.insert(*found);
    }
  }
  return pack_files(files, "telematics-sdk-1.1");
}

std::string renamed_delivery() { return pack_files(older_files(), "telematics-sdk-1.1"); }

}  // namespace sluice::test
