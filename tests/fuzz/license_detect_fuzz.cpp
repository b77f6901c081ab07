// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/index_writer.hpp"
#include "license/detect.hpp"
#include "license/file_statements.hpp"
#include "model/license_expression.hpp"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace sluice::license;

Detector make_detector() {
  LicenseLists lists;
  for (const char* const id : {"MIT", "GPL-2.0-only", "GPL-2.0-or-later", "Zlib"}) {
    lists.licenses.push_back({.id = id, .name = std::string(id) + " License", .text = {}});
  }
  lists.licenses[0].text =
      "Permission is hereby granted to use, copy and modify this work, provided that the above notice is kept. The "
      "work "
      "is provided as is, without warranty of any kind, and in no event shall the authors be liable for any damages.";
  lists.exceptions.push_back({.id = "Classpath-exception-2.0"});
  const auto bytes = std::make_shared<std::string>(write_license_index(lists).value());
  return Detector(parse_license_index(std::as_bytes(std::span(*bytes)), bytes).value());
}

}  // namespace

/// Whatever the bytes are: lines are in order, and what is stated is an expression.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Detector detector = make_detector();
  const sluice::FileLicensing got = detector.detect({reinterpret_cast<const char*>(bytes), size});
  for (const sluice::LicenseStatement& one : got.statements) {
    if (one.first_line == 0 || one.first_line > one.last_line || one.score > 1000) std::abort();
    if (!one.expression.empty() && !sluice::parse_license_expression(one.expression, nullptr)) std::abort();
  }
  if (!got.expression.empty() && !sluice::parse_license_expression(got.expression, nullptr)) std::abort();
  for (const std::string& license : licenses_of(got)) {
    if (license.empty()) std::abort();
  }
  return 0;
}
