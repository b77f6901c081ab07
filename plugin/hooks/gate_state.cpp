// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The quick check. Inputs are compared by what stat() says, without reading them: a pass is repeated only if nothing was touched.
#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/json_writer.hpp"
#include "hooks/build_request.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace sluice {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format = "sluice.gate-state/1";
constexpr std::uint64_t most_bytes = 64u << 20;
constexpr std::size_t most_files = 100'000;

std::string stamp_text(const std::string& path) {
  const std::optional<FileStamp> stamp = find_stamp(path);
  return stamp ? fmt::format("{} {} {} {}", stamp->size, stamp->modified_ns, stamp->changed_ns, stamp->inode) : "missing";
}

/// FNV-1a over names and stamps of everything in a folder. Not cryptographic: whoever can forge a stamp can forge the state file.
std::string folder_stamp(const std::string& path) {
  std::vector<std::string> lines;
  std::error_code error;
  for (fs::recursive_directory_iterator at(path, error), end; !error && at != end && lines.size() < most_files; at.increment(error)) {
    lines.push_back(at->path().string() + " " + stamp_text(at->path().string()));
  }
  if (error || lines.size() >= most_files) return "not comparable";
  std::ranges::sort(lines);
  std::uint64_t hash = 14695981039346656037ull;
  for (const std::string& line : lines) {
    for (const char c : line) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  return fmt::format("folder {} {:016x}", lines.size(), hash);
}

/// A folder counts with all that is in it; named with a slash at its end, only by which names it has.
std::string input_stamp(const std::string& path) {
  const bool is_listing = path.ends_with('/');
  return !is_listing && is_folder(path) ? folder_stamp(path) : stamp_text(path);
}

bool is_unchanged(const json::Value& input) {
  const std::string stamp(input.text_or("stamp", ""));
  return stamp != "not comparable" && stamp == input_stamp(from_visible(input.text_or("path", "")));
}

}  // namespace

std::optional<GateState> find_unchanged(const std::string& state_file, const std::string& today) {
  const Result<std::string> text = read_file(state_file, most_bytes);
  if (!text) return std::nullopt;
  const Result<json::Value> root = json::parse(*text, state_file, Limits{.document_bytes = most_bytes});
  if (!root || root->text_or("schema", "") != format) return std::nullopt;
  GateState state;
  state.outcome = root->text_or("outcome", "");
  state.messages = root->text_or("messages", "");
  state.valid_until = root->text_or("valid_until", "");
  state.tool_version = root->text_or("tool_version", "");
  const bool holds = state.outcome == "passed" && state.tool_version == version && (state.valid_until.empty() || today < state.valid_until);
  const std::vector<json::Value>& inputs = root->items_of("inputs");
  if (!holds || inputs.empty() || !std::ranges::all_of(inputs, is_unchanged)) return std::nullopt;
  for (const json::Value& input : inputs) state.inputs.push_back(from_visible(input.text_or("path", "")));
  return state;
}

std::string find_messages(const std::string& state_file) {
  const Result<std::string> text = read_file(state_file, most_bytes);
  if (!text) return {};
  const Result<json::Value> root = json::parse(*text, state_file, Limits{.document_bytes = most_bytes});
  return root ? std::string(root->text_or("messages", "")) : std::string();
}

Result<void> save_gate_state(const std::string& state_file, const GateState& state) {
  std::vector<std::string> inputs = state.inputs;
  std::ranges::sort(inputs);
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  json::Writer out(true);
  out.open_object();
  for (const auto& [key, value] : {std::pair<std::string_view, std::string_view>{"schema", format}, {"outcome", state.outcome}, {"messages", state.messages},
                                   {"valid_until", state.valid_until}, {"tool_version", state.tool_version}}) {
    out.key(key);
    out.string(value);
  }
  out.key("inputs");
  out.open_array();
  for (const std::string& input : inputs) {
    out.open_object();
    out.key("path");
    out.string(to_visible(input));
    out.key("stamp");
    out.string(input_stamp(input));
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return write_file(state_file, out.take() + "\n");
}

}  // namespace sluice
