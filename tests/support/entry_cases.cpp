// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/archive_cases.hpp"
#include "support/raw_tar.hpp"
#include "support/raw_zip.hpp"

namespace sluice::test {
namespace {

/// A tar with a plain file and the entry.
std::string tar_with(const TarHeader& header, std::string_view data = {}, const PaxRecords& records = {}) {
  TarHeader readme;
  readme.name = "pkg/README.txt";
  RawTar tar;
  tar.add(readme, "hello\n");
  if (!records.empty()) tar.add_pax(records);
  return tar.add(header, data).finish();
}

TarHeader header(std::string name, char type, std::uint32_t mode = 0644) {
  TarHeader made;
  made.name = std::move(name);
  made.type = type;
  made.mode = mode;
  return made;
}

std::string zip_with(std::string name, std::uint32_t unix_mode, std::string data = "x\n") {
  ZipEntry entry;
  entry.name = std::move(name);
  entry.unix_mode = unix_mode;
  entry.method = data.empty() ? 0 : 8;
  entry.data = std::move(data);
  return RawZip().add("pkg/README.txt", "hello\n").add(entry).finish();
}

std::vector<ArchiveCase> type_cases() {
  return {
      {"char-device.tar", tar_with(header("dev/null", '3')), "error archive.type.device", "fail", {}},
      {"block-device.tar", tar_with(header("dev/sda", '4')), "error archive.type.device", "fail", {}},
      {"pipe.tar", tar_with(header("p", '6')), "error archive.type.fifo", "fail", {}},
      {"unknown-type.tar", tar_with(header("z", 'Z'), "x\n"), "warning archive.type.unknown", "warn", {}},
      {"device.zip", zip_with("null", 0020666, ""), "error archive.type.device", "fail", {}},
      {"pipe.zip", zip_with("p", 0010644, ""), "error archive.type.fifo", "fail", {}},
  };
}

std::vector<ArchiveCase> mode_cases() {
  return {
      {"setuid.tar", tar_with(header("bin/su", '0', 04755), "x"), "error archive.mode.setid", "fail", {}},
      {"setgid.tar", tar_with(header("bin/sg", '0', 02755), "x"), "error archive.mode.setid", "fail", {}},
      {"setuid.zip", zip_with("su", 0104755), "error archive.mode.setid", "fail", {}},
      {"world-writable.tar",
       tar_with(header("etc/conf", '0', 0666), "a"),
       "warning archive.mode.world-writable",
       "warn",
       {}},
      {"world-writable.zip", zip_with("conf", 0100666), "warning archive.mode.world-writable", "warn", {}},
      {"closed-root.tar", tar_with(header("./", '5', 0)), "warning archive.mode.unreadable-dir", "warn", {}},
      {"setgid-folder.tar", tar_with(header("share/", '5', 02775)), "", "pass", {}},
  };
}

std::vector<ArchiveCase> attribute_cases() {
  const std::string capability("\1\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20);
  TarHeader late = header("f", '0');
  late.time = 077777777777;
  TarHeader rooted = header("f", '0');
  rooted.owner = 0;
  rooted.owner_name = "root";
  return {
      {"capability.tar",
       tar_with(header("bin/ping", '0', 0755), "x", {{"SCHILY.xattr.security.capability", capability}}),
       "error archive.meta.capability",
       "fail",
       {}},
      {"acl.tar",
       tar_with(header("f", '0'), "x", {{"SCHILY.acl.access", "user::rw-,user:0:rwx,group::r--,mask::rwx,other::r--"}}),
       "note archive.meta.acl",
       "pass",
       {}},
      {"year-2242.tar", tar_with(late, "x"), "note archive.time.implausible", "pass", {}},
      {"owned-by-root.tar", tar_with(rooted, "x"), "", "pass", {}},
  };
}

std::vector<ArchiveCase> purpose_cases() {
  return {
      {"whiteout.tar", tar_with(header("etc/.wh.passwd", '0')), "note archive.oci-whiteout", "pass", {}},
      {"git-hook.tar",
       tar_with(header("pkg/.git/hooks/post-checkout", '0', 0755), "#!/bin/sh\nid\n"),
       "warning archive.content.vcs-dir",
       "warn",
       {}},
      {"git-hook-sample.tar",
       tar_with(header("pkg/.git/hooks/post-checkout.sample", '0', 0755), "#!/bin/sh\n"),
       "",
       "pass",
       {}},
      {"macosx.zip", zip_with("__MACOSX/._a", 0100644), "note archive.content.resource-fork", "pass", {}},
  };
}

}  // namespace

std::vector<ArchiveCase> entry_cases() {
  std::vector<ArchiveCase> cases;
  for (const auto group : {type_cases, mode_cases, attribute_cases, purpose_cases}) {
    for (ArchiveCase& row : group()) cases.push_back(std::move(row));
  }
  return cases;
}

}  // namespace sluice::test
