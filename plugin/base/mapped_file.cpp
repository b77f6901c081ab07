// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace sluice {
namespace {

Result<MappedFile> map_open(int file) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return fail(std::generic_category().message(errno));
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return fail("the file is empty");
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (address == MAP_FAILED) return fail(std::generic_category().message(errno));
  return MappedFile{
      {static_cast<const std::byte*>(address), size},
      std::shared_ptr<const void>(address, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); })};
}

}  // namespace

Result<MappedFile> map_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(std::generic_category().message(errno));
  Result<MappedFile> mapped = map_open(file);
  ::close(file);
  return mapped;
}

std::uint64_t checksum_of(std::span<const std::byte> bytes) {
  std::uint64_t sum = bytes.size();
  for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t piece = 0;
    std::memcpy(&piece, bytes.data() + i, 8);
    sum = (sum ^ piece) * 0x9E3779B97F4A7C15u;
    sum ^= sum >> 32;
  }
  return sum;
}

}  // namespace sluice
