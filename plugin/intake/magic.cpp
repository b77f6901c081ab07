// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The one table of formats by content. Order is precedence: long marks first, then structures, then text.
#include "intake/magic.hpp"

#include "intake/magic_checks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sluice {
namespace {

using Check = bool (*)(std::span<const std::byte>);

struct Signature {
  Magic magic;
  std::size_t offset = 0;
  std::string_view mark;  ///< may be empty if `check` decides alone
  Check check = nullptr;
};

template <std::size_t n>
constexpr std::string_view bytes(const char (&text)[n]) {
  return {text, n - 1};
}

constexpr Signature signatures[] = {
    // compressed streams
    {{"gzip", Role::filter}, 0, bytes("\x1f\x8b\x08")},
    {{"xz", Role::filter},
     0,
     bytes("\xfd"
           "7zXZ\0")},
    {{"bzip2", Role::filter}, 0, {}, magic::is_bzip2},
    {{"zstd", Role::filter}, 0, bytes("\x28\xb5\x2f\xfd")},
    {{"zstd", Role::filter}, 0, {}, magic::is_zstd_skippable},
    {{"lz4", Role::filter}, 0, bytes("\x04\x22\x4d\x18")},
    {{"lz4", Role::filter}, 0, bytes("\x02\x21\x4c\x18")},
    {{"lzip", Role::filter}, 0, bytes("LZIP\x01")},
    {{"lzip", Role::filter}, 0, bytes("LZIP\0")},
    {{"compress", Role::filter}, 0, {}, magic::is_compress},
    {{"lzma", Role::filter}, 0, {}, magic::is_lzma_alone},
    {{"lzop", Role::unsupported}, 0, bytes("\x89LZO\0\r\n\x1a\n")},
    {{"lrzip", Role::unsupported}, 0, bytes("LRZI")},
    {{"grzip", Role::unsupported}, 0, bytes("GRZipII")},
    {{"snappy", Role::unsupported}, 0, bytes("\xff\x06\0\0sNaPpY")},
    // archives
    {{"zip", Role::seek}, 0, bytes("PK\x03\x04")},
    {{"zip", Role::seek}, 0, bytes("PK\x05\x06")},
    {{"zip", Role::seek}, 0, bytes("PK\x07\x08")},
    {{"zip", Role::seek}, 0, bytes("PK00PK\x03\x04")},
    {{"7z", Role::seek}, 0, bytes("7z\xbc\xaf\x27\x1c")},
    {{"rar", Role::seek}, 0, bytes("Rar!\x1a\x07\0")},
    {{"rar5", Role::seek}, 0, bytes("Rar!\x1a\x07\x01\0")},
    {{"cab", Role::seek}, 0, bytes("MSCF\0\0\0\0")},
    {{"xar", Role::seek}, 0, bytes("xar!\0\x1c")},
    {{"rpm", Role::stream}, 0, bytes("\xed\xab\xee\xdb")},
    {{"warc", Role::seek}, 0, bytes("WARC/0.")},
    {{"warc", Role::seek}, 0, bytes("WARC/1.")},
    {{"deb", Role::stream}, 0, {}, magic::is_deb},
    {{"ar", Role::stream}, 0, bytes("!<arch>\n")},
    {{"thin-ar", Role::unsupported}, 0, bytes("!<thin>\n")},
    {{"cpio", Role::stream}, 0, {}, magic::is_cpio_text},
    {{"cpio", Role::stream}, 0, {}, magic::is_cpio_binary},
    {{"tar", Role::stream}, 0, {}, magic::is_tar},
    {{"iso9660", Role::seek}, 32769, bytes("CD001")},
    {{"lha", Role::seek}, 0, {}, magic::is_lha},
    {{"squashfs", Role::unsupported}, 0, bytes("hsqs")},
    {{"squashfs", Role::unsupported}, 0, bytes("sqsh")},
    {{"cramfs", Role::unsupported}, 0, bytes("\x45\x3d\xcd\x28")},
    {{"ace", Role::unsupported}, 7, bytes("**ACE**")},
    {{"arj", Role::unsupported}, 0, {}, magic::is_arj},
    {{"zoo", Role::unsupported}, 20, bytes("\xdc\xa7\xc4\xfd")},
    {{"wim", Role::unsupported}, 0, bytes("MSWIM\0\0\0")},
    {{"qcow2", Role::unsupported}, 0, bytes("QFI\xfb")},
    {{"vmdk", Role::unsupported}, 0, bytes("KDMV")},
    {{"vmdk", Role::unsupported}, 0, bytes("COWD")},
    {{"vmdk", Role::unsupported}, 0, bytes("# Disk DescriptorFile")},
    {{"vhdx", Role::unsupported}, 0, bytes("vhdxfile")},
    {{"vhd", Role::unsupported}, 0, bytes("conectix")},
    {{"dmg", Role::unsupported}, 0, bytes("encrcdsa")},
    {{"uuencode", Role::encoded}, 0, {}, magic::is_uuencoded},
    // content
    {{"ole"}, 0, bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
    {{"elf"},
     0,
     bytes("\x7f"
           "ELF")},
    {{"pe"}, 0, {}, magic::is_pe},
    {{"dos"}, 0, bytes("MZ")},
    {{"macho"}, 0, bytes("\xfe\xed\xfa\xce")},
    {{"macho"}, 0, bytes("\xfe\xed\xfa\xcf")},
    {{"macho"}, 0, bytes("\xce\xfa\xed\xfe")},
    {{"macho"}, 0, bytes("\xcf\xfa\xed\xfe")},
    {{"macho"}, 0, {}, magic::is_macho_fat},
    {{"java-class"}, 0, bytes("\xca\xfe\xba\xbe")},
    {{"wasm"}, 0, bytes("\0asm")},
    {{"llvm-bitcode"}, 0, bytes("BC\xc0\xde")},
    {{"sqlite"}, 0, bytes("SQLite format 3\0")},
    {{"pdf"}, 0, bytes("%PDF-")},
    {{"png"}, 0, bytes("\x89PNG\r\n\x1a\n")},
    {{"jpeg"}, 0, bytes("\xff\xd8\xff")},
    {{"gif"}, 0, bytes("GIF87a")},
    {{"gif"}, 0, bytes("GIF89a")},
    {{"mtree"}, 0, bytes("#mtree")},
    {{"script"}, 0, bytes("#!")},
    {{"xml"}, 0, bytes("<?xml")},
    {{"xml"}, 0, bytes("\xef\xbb\xbf<?xml")},
    {{"html"}, 0, {}, magic::is_html},
    {{"json"}, 0, {}, magic::is_json},
    {{"text"}, 0, {}, magic::is_text},
};

constexpr Magic empty = {"empty"};
constexpr Magic binary = {"binary"};

bool fits(const Signature& signature, std::span<const std::byte> head) {
  if (signature.check != nullptr) return signature.check(head);
  const std::string_view text = magic::as_text(head);
  const std::string_view mark = signature.mark;
  return text.size() >= signature.offset + mark.size() && text[signature.offset] == mark[0] &&
         text.substr(signature.offset).starts_with(mark);
}

}  // namespace

const Magic& identify(std::span<const std::byte> head) {
  if (head.empty()) return empty;
  for (const Signature& signature : signatures) {
    if (fits(signature, head)) return signature.magic;
  }
  return binary;
}

const Magic& find_magic(std::string_view name) {
  if (name == empty.name) return empty;
  const auto* found =
      std::ranges::find(signatures, name, [](const Signature& signature) { return signature.magic.name; });
  return found == std::ranges::end(signatures) ? binary : found->magic;
}

bool is_disk_image_tail(std::span<const std::byte> tail) {
  return tail.size() >= disk_image_tail_bytes && magic::as_text(tail.last(disk_image_tail_bytes)).starts_with("koly");
}

bool is_blank_block(std::span<const std::byte> head) {
  return head.size() >= 512 && std::ranges::all_of(head, [](std::byte b) { return b == std::byte{0}; });
}

}  // namespace sluice
