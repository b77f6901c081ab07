// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/link_classify.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

bool has_shared_ending(std::string_view name) {
  const std::size_t at = name.find(".so.");
  if (name.ends_with(".so")) return true;
  if (at == std::string_view::npos) return false;
  return name.substr(at + 4).find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string_view last_part(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_library_file(std::string_view word) {
  return linkage_of_file(word) != Linkage::unknown || word.ends_with(".lib") || word.ends_with(".obj");
}

/// Takes what a single word of a link line says.
void take_word(const std::string& word, const file_api::Fragment& fragment, bool& prefers_static, LinkLine& line) {
  if (word == "-static" || word == "-Wl,-Bstatic" || word == "-Wl,-dn") prefers_static = true;
  if (word == "-Wl,-Bdynamic" || word == "-Wl,-dy") prefers_static = false;
  if (word.starts_with("-L") && word.size() > 2) line.folders.push_back(word.substr(2));
  if (fragment.role != "libraries") return;
  if (word.starts_with("-l") && word.size() > 2) {
    line.items.push_back({"", word.substr(2), prefers_static, fragment.place});
  } else if (!word.starts_with('-') && is_library_file(word)) {
    line.items.push_back({word, "", prefers_static, fragment.place});
  }
}

}  // namespace

Linkage linkage_of_file(std::string_view path) {
  const std::string name = to_lower_ascii(last_part(path));
  if (name.ends_with(".dll.a") || name.ends_with(".dll") || name.ends_with(".dylib") || name.ends_with(".tbd")) return Linkage::dynamic;
  if (has_shared_ending(name)) return Linkage::dynamic;
  if (name.ends_with(".a")) return Linkage::static_linked;
  if (name.ends_with(".o")) return Linkage::bundled;
  return Linkage::unknown;
}

Linkage linkage_of_type(std::string_view type) {
  if (type == "STATIC_LIBRARY") return Linkage::static_linked;
  if (type == "SHARED_LIBRARY" || type == "MODULE_LIBRARY") return Linkage::dynamic;
  if (type == "INTERFACE_LIBRARY") return Linkage::header_only;
  if (type == "OBJECT_LIBRARY") return Linkage::bundled;
  if (type == "EXECUTABLE") return Linkage::process;
  if (type == "UTILITY") return Linkage::build_only;
  return Linkage::unknown;
}

std::string library_name(std::string_view path) {
  std::string_view name = last_part(path);
  if (!is_library_file(name)) return std::string(name);
  for (const std::string_view ending : {".so.", ".so", ".dll.a", ".a", ".dylib", ".tbd", ".dll", ".lib", ".obj", ".o"}) {
    const std::size_t at = ending == ".so." ? name.find(ending) : name.size() - std::min(name.size(), ending.size());
    if (at == std::string_view::npos || (ending != ".so." && name.substr(at) != ending)) continue;
    name = name.substr(0, at);
    break;
  }
  const bool has_prefix = name.starts_with("lib") && name.size() > 3;
  return std::string(has_prefix ? name.substr(3) : name);
}

std::vector<std::string> split_shell_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool is_open = false;
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0' && c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
      is_open = true;
    } else if (c == '\\' && quote != '\'' && at + 1 < text.size()) {
      word += text[++at];
      is_open = true;
    } else if (quote == '\0' && (c == ' ' || c == '\t' || c == '\n')) {
      if (is_open) words.push_back(std::exchange(word, {}));
      is_open = false;
    } else {
      word += c;
      is_open = true;
    }
  }
  if (is_open) words.push_back(std::move(word));
  return words;
}

LinkLine read_link_line(const std::vector<file_api::Fragment>& fragments) {
  LinkLine line;
  bool prefers_static = false;
  for (const file_api::Fragment& fragment : fragments) {
    for (const std::string& word : split_shell_words(fragment.text)) take_word(word, fragment, prefers_static, line);
  }
  return line;
}

std::optional<LinkItem> read_link_item(std::string_view text) {
  const std::string word(trim(text));
  if (word.starts_with("-l") && word.size() > 2) return LinkItem{"", word.substr(2), false, {}};
  if (word.empty() || word.starts_with('-')) return std::nullopt;
  const bool is_path = word.find('/') != std::string::npos || is_library_file(word);
  return is_path ? LinkItem{word, "", false, {}} : LinkItem{"", word, false, {}};
}

std::optional<std::string> LibraryFinder::find(const LinkItem& item, const std::vector<std::string>& folders) {
  constexpr std::array<std::string_view, 2> shared_first = {".so", ".a"}, static_first = {".a", ".so"};
  for (const auto* list : std::initializer_list<const std::vector<std::string>*>{&folders, &toolchain_folders_}) {
    for (const std::string& folder : *list) {
      for (const std::string_view ending : item.prefers_static ? static_first : shared_first) {
        const bool is_exact = item.library.starts_with(':');
        const std::string path = join_path(folder, is_exact ? item.library.substr(1) : "lib" + item.library + std::string(ending));
        const auto [seen, is_new] = seen_.try_emplace(path, false);
        if (is_new) seen->second = is_file(path);
        if (seen->second) return path;
      }
    }
  }
  return std::nullopt;
}

}  // namespace sluice
