// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/detect.hpp"

#include <string>
#include <string_view>

namespace sluice::test {

/// Of the index that is shipped.
inline const license::Detector& detector() {
  static const license::Detector shared(license::load_license_index(SLUICE_LICENSE_INDEX).value());
  return shared;
}

/// The words of a license's text in the index that is shipped, twelve a line.
inline std::string text_of(std::string_view id) {
  const license::LicenseIndex& index = detector().index();
  const std::size_t text = index.license(index.find_license(id).value()).text.value();
  std::string words;
  std::size_t count = 0;
  for (const license::WordId word : index.text(text)) {
    words.append(index.spelling(word)).append(++count % 12 == 0 ? "\n" : " ");
  }
  return words;
}

inline std::string mit_text() {
  return "Copyright 2020 The Example Authors\n\n"
         "Permission is hereby granted, free of charge, to any person obtaining a copy\n"
         "of this software and associated documentation files (the \"Software\"), to deal\n"
         "in the Software without restriction, including without limitation the rights\n"
         "to use, copy, modify, merge, publish, distribute, sublicense, and/or sell\n"
         "copies of the Software, and to permit persons to whom the Software is\n"
         "furnished to do so, subject to the following conditions:\n\n"
         "The above copyright notice and this permission notice shall be included in all\n"
         "copies or substantial portions of the Software.\n\n"
         "THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR\n"
         "IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,\n"
         "FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE\n"
         "AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER\n"
         "LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,\n"
         "OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE\n"
         "SOFTWARE.\n";
}

}  // namespace sluice::test
