// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/glob.hpp"
#include "base/yaml.hpp"
#include "model/policy.hpp"
#include "policy/reading.hpp"
#include "policy/rule_file.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {
struct PolicySources;
}

namespace sluice::policy {

struct PackDraft {
  PackRef ref;
  const yaml::Document* document = nullptr;
  std::string folder;  ///< that its relative paths start from
  std::string by;      ///< as whom its changes are recorded: "pack acme/intake", or "overlay acme/emergency"
  bool is_shipped = false;
  struct Extension {
    std::size_t pack = 0;              ///< index into PackFiles::packs()
    const yaml::Node* node = nullptr;  ///< its entry in `extends`
  };
  std::vector<Extension> extends;
  std::vector<std::string> rule_files;  ///< shown names of its own rule files
};

/// True for files of a machine's overlay, as they are called everywhere.
bool is_overlay_place(std::string_view path);

/// Follows `extends` from the packs that are asked for, and reads their rule files. Nothing is fetched.
class PackFiles {
 public:
  /// Keeps references.
  PackFiles(const PolicySources& sources, Library& library, Reading& reading);

  /// Reads all shipped rules.
  void add_shipped_rules();

  /// Reads the shipped files with rules that the loaded packs name; all of them where a pack names a rule that nobody
  /// has, so that the help can say what there is. Call it after load().
  void add_wanted_rules();

  /// Loads a pack and all that it extends: "builtin:NAME@MAJOR", or a path that starts at `folder`. Absent if that
  /// failed; the problem is recorded.
  std::optional<std::size_t> load(const std::string& use, const std::string& folder, const Span& asked_by,
                                  const std::string& sha256 = {});

  /// Archives that packs came out of, as paths.
  const std::vector<std::string>& archives() const { return archives_; }

  /// Each pack once, the extended ones before those that extend them: the order of application.
  const std::vector<PackDraft>& packs() const { return packs_; }

 private:
  std::vector<Reading::File> shipped_rule_files() const;
  void add_rule_files(const std::vector<Reading::File>& files);
  std::vector<Glob> wanted_patterns() const;

  struct Location {
    std::string path;
    std::string shown;
    std::string major;   ///< asked for, of a shipped pack
    std::string sha256;  ///< that pins it, of a plain file
  };
  std::optional<Location> locate(const std::string& use, const std::string& folder, const Span& asked_by,
                                 const std::string& sha256);
  std::optional<Location> locate_inside(const std::string& holder, const std::string& inner, const std::string& sha256,
                                        const Span& asked_by);
  std::optional<TextsByPath> open_holder(const std::string& holder, const std::string& sha256, const Span& asked_by);
  bool check_opened(const std::string& holder, const std::string& sha256, const Span& asked_by);
  std::optional<Location> locate_shipped(const std::string& use, const Span& asked_by);
  std::optional<std::size_t> read(const Location& location, const Span& asked_by);
  void check_major(const PackDraft& draft, const Location& location, const Span& asked_by);
  void check_pin(const PackDraft& draft, const Location& location, const Span& asked_by);
  void check_engine(const PackDraft& draft);
  void read_rule_files(PackDraft& draft);

  const PolicySources& sources_;
  std::string builtin_folder_;
  Library& library_;
  Reading& reading_;
  std::vector<PackDraft> packs_;
  std::vector<std::string> archives_;
  struct Opened {
    std::string sha256;  ///< that its bytes have; empty while nobody pinned them
    std::string files;   ///< digest of what lies in it
  };
  std::map<std::string, Opened> opened_;  ///< archives and addresses
  std::map<std::string, std::optional<std::size_t>> by_path_;  ///< by key; absent if it could not be read
  std::set<std::string> being_read_;                           ///< keys
  std::set<const yaml::Document*> rule_documents_;
};

}  // namespace sluice::policy
