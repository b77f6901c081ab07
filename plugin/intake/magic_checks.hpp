// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// Checks of formats whose mark is too short to be believed, or lies in a structure. Each looks at the first bytes
/// only.
namespace sluice::magic {

std::string_view as_text(std::span<const std::byte> bytes);

bool is_tar(
    std::span<const std::byte> head);  ///< a header whose checksum fits (v7 has no mark), or with the ustar mark
bool is_cpio_binary(std::span<const std::byte> head);  ///< either byte order
bool is_cpio_text(std::span<const std::byte> head);    ///< odc, newc, crc
bool is_bzip2(std::span<const std::byte> head);
bool is_compress(std::span<const std::byte> head);
bool is_lzma_alone(std::span<const std::byte> head);
bool is_zstd_skippable(std::span<const std::byte> head);
bool is_lha(std::span<const std::byte> head);
bool is_arj(std::span<const std::byte> head);
bool is_deb(std::span<const std::byte> head);
bool is_uuencoded(std::span<const std::byte> head);
bool is_pe(std::span<const std::byte> head);
bool is_macho_fat(std::span<const std::byte> head);  ///< shares its mark with Java classes
bool is_json(std::span<const std::byte> head);
bool is_html(std::span<const std::byte> head);
bool is_text(std::span<const std::byte> head);

}  // namespace sluice::magic
