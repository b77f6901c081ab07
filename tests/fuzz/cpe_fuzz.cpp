// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/cpe.hpp"
#include "model/swhid.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

/// Both bindings of a name are the same name, which is equal to itself unless it has wildcards.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  if (const auto swhid = sluice::parse_swhid(text))
    require(sluice::parse_swhid(render_swhid(*swhid)).value() == *swhid);
  const auto cpe = sluice::parse_cpe(text);
  if (!cpe || size > sluice::most_cpe_bytes / 4) return 0;
  require(sluice::parse_cpe(render_cpe_string(*cpe)).value() == *cpe);
  require(sluice::parse_cpe(render_cpe_uri(*cpe)).value() == *cpe);
  const sluice::CpeRelation relation = compare_cpe(*cpe, *cpe);
  require(relation == sluice::CpeRelation::equal || relation == sluice::CpeRelation::undefined);
  compare_cpe(*cpe, sluice::Cpe{});
  return 0;
}
