// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/overlay.hpp"

#include "attest/envelope.hpp"
#include "base/files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

#include <array>

namespace sluice {
namespace {

constexpr std::string_view sign_help =
    "have whoever holds the key sign it: sluice policy sign overlay.yaml --key PRIVATE.pem";

struct OverlayFolder {
  std::string path;
  std::string place;     ///< what its files are called in reports, which must not name the machine's folders
  bool is_asked = false;
};

std::vector<OverlayFolder> overlay_folders(const Session& session) {
  std::vector<OverlayFolder> folders = {{session.machine_folder, "machine:", false}};
  for (const auto& [place, path] : session.added_overlays) folders.push_back({path, place, true});
  return folders;
}

/// What cannot be looked at may be there: only a file that is not there is none.
Result<bool> can_see(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  return refuse(fmt::format("{}: cannot be seen, so nobody knows whether there is an overlay", path),
                "let everybody who builds read the folder of the overlay");
}

/// A key that others may write is nobody's.
Result<void> check_owner(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return refuse(fmt::format("{}: cannot be seen", path));
  const bool is_ours = status.st_uid == 0 || status.st_uid == ::geteuid();
  if (is_ours && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0) return {};
  return refuse(fmt::format("{}: others than its owner may change it, or its owner is neither root nor you", path),
                fmt::format("chown root:root {0} && chmod go-w {0}", path));
}

Error as_refusal(Error error) {
  error.failure = Failure::cannot_start;
  return error;
}

Result<TrustedKeys> load_key(const OverlayFolder& folder, Day today) {
  const std::string path = join_path(folder.path, overlay_key_name);
  if (!is_file(path))
    return refuse(fmt::format("{}: there is no key beside the overlay", path), "put the office's public key there, as PEM");
  TRY(check_owner(folder.path));
  TRY(check_owner(path));
  const std::array<std::string, 1> files = {path};
  Result<TrustedKeys> keys = TrustedKeys::load(files, today);
  if (!keys) return tl::unexpected<Error>(as_refusal(std::move(keys.error())));
  return keys;
}

/// The bytes that the key signed, if they are those of the file.
Result<std::string> read_signed(const std::string& path, const TrustedKeys& keys) {
  const std::string signature = path + overlay_signature_ending;
  if (!is_file(path))
    return refuse(fmt::format("{}: is signed, and gone", path), fmt::format("put it back, or take {} away too", signature));
  if (!is_file(signature)) return refuse(fmt::format("{}: is not signed, there is no {}", path, signature), std::string(sign_help));
  TRY_ASSIGN(std::string text, read_file(path, Limits{}.document_bytes));
  TRY_ASSIGN(const std::string envelope, read_file(signature, 4 * Limits{}.document_bytes));
  Result<OpenedEnvelope> opened = open_envelope(envelope, signature, keys);
  if (!opened) return tl::unexpected<Error>(as_refusal(std::move(opened.error())));
  if (opened->payload_type != overlay_payload_type)
    return refuse(fmt::format("{}: signs '{}', not an overlay", signature, opened->payload_type), std::string(sign_help));
  if (opened->payload != text)
    return refuse(fmt::format("{}: was changed after it was signed", path), "put the signed file back, or sign the new one");
  return text;
}

/// Each YAML file of the folder, with its signature: whatever the overlay may name.
Result<void> add_folder(const OverlayFolder& folder, Day today, PolicySources& sources) {
  const std::string path = join_path(folder.path, overlay_name);
  bool has_any = false;
  for (const std::string& file : {path, path + overlay_signature_ending, join_path(folder.path, overlay_key_name)}) {
    TRY_ASSIGN(const bool is_there, can_see(file));
    has_any = has_any || is_there;
  }
  if (!has_any && !folder.is_asked) return {};
  if (!has_any) return refuse(fmt::format("{}: there is no overlay", path), "name a folder with overlay.yaml, its .sig and overlay.pub");
  TRY_ASSIGN(const TrustedKeys keys, load_key(folder, today));
  TRY_ASSIGN(sources.texts[folder.place + "/" + overlay_name], read_signed(path, keys));
  for (const std::string& name : list_folder(folder.path)) {
    const std::string file = join_path(folder.path, name);
    if (name == overlay_name || !name.ends_with(".yaml")) continue;
    TRY_ASSIGN(sources.texts[folder.place + "/" + name], read_signed(file, keys));
    sources.watched.push_back(file);
    sources.watched.push_back(file + overlay_signature_ending);
  }
  sources.overlays.push_back(folder.place + "/" + overlay_name);
  return {};
}

}  // namespace

Result<void> add_overlays(const Session& session, PolicySources& sources) {
  for (std::string& place : overlay_places(session)) sources.watched.push_back(std::move(place));
  for (const OverlayFolder& folder : overlay_folders(session)) TRY(add_folder(folder, session.today, sources));
  return {};
}

std::vector<std::string> overlay_places(const Session& session) {
  std::vector<std::string> places;
  for (const OverlayFolder& folder : overlay_folders(session)) {
    const std::string path = absolute_path(join_path(folder.path, overlay_name));
    places.insert(places.end(), {path, path + overlay_signature_ending, absolute_path(join_path(folder.path, overlay_key_name))});
  }
  return places;
}

}  // namespace sluice
