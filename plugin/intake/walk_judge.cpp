// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the walk finds wrong with a container or an entry as a whole.
#include "intake/walk.hpp"

#include "intake/extension.hpp"
#include "intake/filter_header.hpp"
#include "intake/path_parts.hpp"
#include "intake/path_rules.hpp"
#include "intake/stated_size.hpp"
#include "intake/suffix_rules.hpp"
#include "intake/zip_end.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sluice {

/// What the layers' headers and the name reveal, before anything is read.
void Walk::judge_layers(std::uint32_t container, const Unwrapped& layers, const ContainerPlan& plan,
                        std::string_view file_name, std::uint32_t depth) {
  sink_.aim(container);
  if (layers.filters().empty() || layers.refused())
    judge_name(plan, file_name, depth);  // else once it is known to decode
  const std::optional<std::string> stated = find_gzip_name(layers.outer_head());
  if (!stated) return;
  const std::string detail = "the gzip header names the file " + quoted(*stated);
  if (climbs_out(*stated, "/\\")) {
    state({HazardId::path_traversal, Weight::warning, detail, false});
  } else if (is_absolute_target(*stated)) {
    state({HazardId::path_absolute, Weight::warning, detail, false});
  } else if (std::ranges::any_of(*stated, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; })) {
    state({HazardId::path_control, Weight::warning, detail, false});
  }
}

/// ZIP is read from its end, so that the bytes may begin as another archive. A static library may end in a ZIP member.
Result<void> Walk::judge_zip_behind(std::uint32_t container, std::string_view format, ByteSource& source) {
  if (format == "zip" || format == "file" || format == "ar") return {};
  TRY_ASSIGN(const std::vector<ZipEnd> ends, find_zip_ends(source));
  if (ends_as_zip(ends)) state_polyglot(container);
  return {};
}

Result<void> Walk::judge_size(std::uint32_t container, std::string_view format, ByteSource& source) {
  TRY_ASSIGN(const std::optional<std::uint64_t> stated, find_stated_size(format, source));
  if (!stated || *stated >= source.size()) return {};
  sink_.aim(container);
  state({HazardId::trailing_data, Weight::error,
         fmt::format("{} bytes follow the archive, which has {} by its header", source.size() - *stated, *stated),
         false});
  return {};
}

void Walk::state_polyglot(std::uint32_t container) {
  sink_.aim(container);
  state({HazardId::polyglot, Weight::error, "the bytes end as a ZIP does, and readers of ZIP see that", false});
}

void Walk::judge_name(const ContainerPlan& plan, std::string_view file_name, std::uint32_t depth) {
  if (const std::optional<Defect> defect = judge_suffix(file_name, *plan.outer, *plan.inner, depth == 0))
    state(*defect);
}

void Walk::state_defects(std::uint32_t container, const Unwrapped& layers) {
  for (const Defect& defect : layers.defects()) {
    state(defect);
    if (defect.stops) mark_incomplete(container, defect.detail);
  }
}

/// An entry that is no archive by its first bytes: its name may promise one, and one may stand behind other bytes.
void Walk::judge_content(std::uint32_t entry, const Magic& magic, std::span<const std::byte> tail,
                         bool has_archive_behind) {
  Entry& seen = contents_.entries[entry];
  const Container& owner = contents_.containers[seen.container];
  const bool is_image = is_disk_image_tail(tail);
  if (is_image) seen.type = "dmg";
  const std::string_view name = file_name_in(seen.path);
  const Expected* expected = magic.name == "ole" ? find_expected(name) : nullptr;
  const bool is_installer =
      expected != nullptr && std::ranges::find(expected->formats, "ole") != expected->formats.end();
  if (is_image || is_installer) {
    const std::string type(seen.type.view());
    const std::uint32_t container = uninspected(entry, type);
    state({HazardId::format_unsupported, Weight::error, fmt::format("{} cannot be inspected", type), true});
    mark_incomplete(container, "its format cannot be inspected");
    return;
  }
  if (owner.format == "file" && owner.filters.empty()) sink_.aim(seen.container);
  if (owner.format != "file") {  // there the container's name was judged
    if (const std::optional<Defect> defect = judge_suffix(name, magic, magic, false)) state(*defect);
  }
  if (!has_archive_behind) return;
  const std::uint32_t container = uninspected(entry, "self-extracting");
  state({HazardId::format_self_extracting, Weight::warning, "an archive follows other bytes", true});
  mark_incomplete(container, "an archive behind other bytes was not looked at");
}

/// What an entry holds and is not looked at is a container of its own, so that the one around it stays whole. The sink
/// is aimed at it.
std::uint32_t Walk::uninspected(std::uint32_t entry, std::string_view format) {
  const std::uint32_t outer = contents_.entries[entry].container;
  if (contents_.containers[outer].format == "file") return outer;
  const std::uint32_t container = add_container(contents_.full_path(outer, entry), outer, entry);
  Container& made = contents_.containers[container];
  made.format = format;
  made.size = contents_.entries[entry].size;
  hashes_.settle();
  made.sha256 = contents_.entries[entry].sha256;
  sink_.aim(container);
  return container;
}

}  // namespace sluice
