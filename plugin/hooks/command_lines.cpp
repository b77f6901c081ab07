// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Builds that describe themselves by their commands only: Make through the wrapper `sluice cc`, and Ninja's `-t
// commands`.
#include "hooks/command_lines.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "hooks/link_classify.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::size_t most_commands = 200'000;
constexpr std::string_view reader_name = "command_lines";
constexpr std::array<std::string_view, 6> compile_options = {"-c", "-S", "-E", "-M", "-MM", "-fsyntax-only"};
/// Options whose value is the next word.
constexpr std::array<std::string_view, 17> valued = {
    "-o",  "-L",  "-l",  "-I", "-isystem", "-iquote", "-idirafter", "-include", "-imacros",
    "-MF", "-MT", "-MQ", "-x", "-T",       "-u",      "-Xlinker",   "-D"};

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

/// Does a word name a compiler driver: gcc, x86_64-linux-gnu-g++-12, clang++, /usr/bin/cc?
bool is_driver(std::string_view word) {
  constexpr std::array<std::string_view, 6> names = {"cc", "c++", "gcc", "g++", "clang", "clang++"};
  std::string_view name = word.substr(word.find_last_of('/') + 1);
  const std::size_t dash = name.find_last_not_of("0123456789.");
  if (dash != std::string_view::npos && name[dash] == '-' && dash + 1 < name.size()) name = name.substr(0, dash);
  return std::ranges::any_of(names, [&](std::string_view one) {
    return name == one || (name.ends_with(one) && name[name.size() - one.size() - 1] == '-');
  });
}

/// "app" of "bin/app", "libcore.so" of "lib/libcore.so.1".
std::string target_name(const std::string& output) {
  const std::string name = file_name_of(output);
  return linkage_of_file(name) == Linkage::unknown ? name : library_name(name);
}

struct Scan {
  std::string output = "a.out";
  bool is_shared = false, names_a_file = false;
  std::vector<std::string> words;  ///< of libraries and -L, in their order
  std::vector<std::string> includes;
};

Scan scan_arguments(std::span<const std::string> arguments) {
  Scan scan;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const bool has_value = is_one_of(word, valued) && i + 1 < arguments.size();
    const std::string& value = has_value ? arguments[i + 1] : word;
    if (word == "-o" && has_value) scan.output = value;
    if (word == "-shared") scan.is_shared = true;
    if ((word == "-L" || word == "-l") && has_value) scan.words.push_back(word + value);
    if ((word == "-I" || word == "-isystem") && has_value) scan.includes.push_back(value);
    if (word.starts_with("-I") && word.size() > 2) scan.includes.push_back(word.substr(2));
    const bool is_plain = !word.starts_with('-') && !word.starts_with('@');
    const bool is_library = is_plain ? linkage_of_file(word) != Linkage::bundled
                                     : word.starts_with("-L") || word.starts_with("-l") || word.starts_with("-Wl,-B");
    if (!has_value && (is_library || word == "-static")) scan.words.push_back(word);
    scan.names_a_file = scan.names_a_file || (is_plain && !has_value);
    if (has_value) ++i;
  }
  return scan;
}

bool is_archiver(std::string_view word) {
  const std::string_view name = word.substr(word.find_last_of('/') + 1);
  return name == "ar" || name.ends_with("-ar");
}

file_api::Target named_target(const std::string& output, std::string type, const Origin& place) {
  file_api::Target target;
  target.name = target_name(output);
  target.id = output;
  target.type = std::move(type);
  target.folder = parent_of(output);
  target.artifacts = {output};
  target.place = place;
  return target;
}

std::optional<file_api::Target> archived_target(std::span<const std::string> arguments, const Origin& place) {
  const auto output = std::ranges::find_if(arguments, [](const std::string& word) { return word.ends_with(".a"); });
  if (output == arguments.end()) return std::nullopt;
  return named_target(*output, "STATIC_LIBRARY", place);
}

std::string quoted(std::string_view word) {
  std::string text = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

}  // namespace

CommandKind kind_of_command(std::span<const std::string> arguments) {
  const auto compiles = [](const std::string& word) { return is_one_of(word, compile_options); };
  if (std::ranges::any_of(arguments, compiles)) return CommandKind::compiles;
  return scan_arguments(arguments).names_a_file ? CommandKind::links : CommandKind::other;
}

std::optional<file_api::Target> target_of_command(std::span<const std::string> command, const Origin& place) {
  const auto program =
      std::ranges::find_if(command, [](const std::string& word) { return is_driver(word) || is_archiver(word); });
  if (program == command.end()) return std::nullopt;
  constexpr std::array<std::string_view, 2> ends = {"&&", "#"};
  const std::span<const std::string> arguments(program + 1,
                                               std::find_first_of(program, command.end(), ends.begin(), ends.end()));
  if (is_archiver(*program)) return archived_target(arguments, place);
  if (kind_of_command(arguments) != CommandKind::links) return std::nullopt;
  const Scan scan = scan_arguments(arguments);
  file_api::Target target = named_target(scan.output, scan.is_shared ? "SHARED_LIBRARY" : "EXECUTABLE", place);
  for (const std::string& word : scan.words) target.fragments.push_back({quoted(word), "libraries", place});
  for (const std::string& folder : scan.includes) {
    if (folder.starts_with('/')) target.includes.push_back({folder, place});
  }
  return target;
}

file_api::Reply reply_of_commands(std::string_view commands, std::string_view file) {
  file_api::Reply reply;
  std::uint32_t number = 0;
  for (const std::string_view line : split(commands, '\n')) {
    if (++number > most_commands) break;
    auto target =
        target_of_command(split_shell_words(line), {std::string(file), number, 0, "", std::string(reader_name)});
    if (target) reply.targets.push_back(std::move(*target));
  }
  return reply;
}

std::vector<std::string> with_absolute_paths(std::span<const std::string> command, const std::string& folder) {
  constexpr std::array<std::string_view, 4> folders = {"-L", "-I", "-o", "-isystem"};
  std::vector<std::string> words;
  for (const std::string& word : command) {
    const bool is_value = !words.empty() && is_one_of(words.back(), valued);
    const bool is_path_value = is_value && is_one_of(words.back(), folders);
    const bool is_plain = !word.empty() && word.front() != '-' && word.front() != '@' && !words.empty();
    if (is_path_value || (is_plain && !is_value)) {
      words.push_back(absolute_path(join_path(folder, word)));
    } else if ((word.starts_with("-L") || word.starts_with("-I")) && word.size() > 2) {
      words.push_back(word.substr(0, 2) + absolute_path(join_path(folder, word.substr(2))));
    } else {
      words.push_back(word);
    }
  }
  return words;
}

std::string to_command_line(std::span<const std::string> words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + quoted(word);
  return line;
}

}  // namespace sluice
