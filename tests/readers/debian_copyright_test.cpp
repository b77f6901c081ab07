// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "read_document.hpp"

#include "base/glob.hpp"
#include "readers/copyright_stanzas.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using test::declarations_of;

namespace {

const std::string head = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n";

/// One stanza for "*" with this license.
std::string with_license(const std::string& license) { return head + "\nFiles: *\nLicense: " + license + "\n"; }

}  // namespace

TEST_CASE("debian_copyright: one declaration for each stanza about files", "[readers][debian_copyright]") {
  const std::string text = head +
                           "Upstream-Name: radar\n"
                           "License: Expat\n"
                           "\n"
                           "Files: *\n"
                           "Copyright: 2001, Jane Doe\n"
                           "           2003 John Doe <john@a.example>\n"
                           "License: GPL-2+\n"
                           " This is free software.\n"
                           " .\n"
                           " Really.\n"
                           "\n"
                           "Files: lib/*.c\n"
                           "  doc/*\n"
                           "Copyright: ACME\n"
                           "License: custom\n"
                           "\n"
                           "License: GPL-2+\n"
                           " the text\n";
  CHECK(declarations_of("debian/copyright", text) ==
        "debian-copyright radar@3 MIT\n"
        "debian-copyright radar@5 GPL-2.0-or-later [: **] {2001, Jane Doe; 2003 John Doe <john@a.example>}\n"
        "debian-copyright radar@13 ?custom [: lib/**.c doc/**] {ACME}\n");
}

TEST_CASE("debian_copyright: short names and words between them", "[readers][debian_copyright]") {
  struct Row {
    std::string license, expression;
  };
  const auto row = GENERATE(values<Row>({
      {"GPL-2+", " GPL-2.0-or-later"},
      {"GPL-2", " GPL-2.0-only"},
      {"LGPL-2.1+", " LGPL-2.1-or-later"},
      {"Expat", " MIT"},
      {"BSD-3-clause", " BSD-3-Clause"},
      {"Apache-2.0", " Apache-2.0"},
      {"public-domain", " ?public-domain"},
      {"GPL-2+ or Artistic-1.0-Perl", " GPL-2.0-or-later OR Artistic-1.0-Perl"},
      {"Expat and ISC", " MIT AND ISC"},
      {"Expat or ISC and Zlib", " MIT OR ISC AND Zlib"},
      {"Expat or ISC, and Zlib", " (MIT OR ISC) AND Zlib"},
      {"GPL-2+ with Classpath exception", " GPL-2.0-or-later WITH Classpath-exception-2.0"},
      {"GPL-2+ with Marsian exception", " ?GPL-2+ with Marsian exception"},
      {"Expat and custom", " ?custom"},
  }));
  CAPTURE(row.license);
  CHECK(declarations_of("debian/copyright", with_license(row.license)) ==
        "debian-copyright@3" + row.expression + " [: **]\n");
}

TEST_CASE("debian_copyright: patterns match as the format says", "[readers][debian_copyright]") {
  struct Row {
    std::string pattern, path;
    bool matches;
  };
  const auto row = GENERATE(values<Row>({
      {"*", "a/b.c", true},
      {"*.c", "a/b.c", true},
      {"*.c", "a/.c", true},
      {"Makefile.in", "Makefile.in", true},
      {"Makefile.in", "a/Makefile.in", false},
      {"*/Makefile.in", "a/Makefile.in", true},
      {"*/Makefile.in", "a/b/Makefile.in", true},
      {"*/Makefile.in", "Makefile.in", false},
      {"a?b", "a/b", true},
      {"a?b", "axb", true},
      {"a?b", "ab", false},
      {"a\\*b", "a*b", true},
      {"a\\*b", "axb", false},
      {"a\\?b", "a?b", true},
      {"a\\\\b", "a\\b", true},
      {"a[bc]", "ab", false},
      {"a[bc]", "a[bc]", true},
      {"a{b,c}", "a{b,c}", true},
      {"./a/*", "a/b", true},
      {"a/**", "a/b/c", true},
      {"debian/*", "debian/rules", true},
      {"debian/*", "debian", false},
  }));
  CAPTURE(row.pattern, row.path);
  const std::optional<std::string> glob = translate_copyright_pattern(row.pattern);
  REQUIRE(glob);
  CAPTURE(*glob);
  CHECK(Glob(*glob).matches(row.path) == row.matches);
}

TEST_CASE("debian_copyright: what cannot be read is said", "[readers][debian_copyright]") {
  CHECK(declarations_of("debian/copyright", head + "\nFiles: a\\b\nLicense: ISC\n") ==
        "unknown@3: the pattern 'a\\b' has a backslash that means nothing\n");
  CHECK(declarations_of("debian/copyright", head + "\nFiles: a\\b c\nLicense: ISC\n") ==
        "debian-copyright@3 ISC [: c] problem: the pattern 'a\\b' has a backslash that means nothing\n"
        "unknown@3: the pattern 'a\\b' has a backslash that means nothing\n");
  CHECK(declarations_of("debian/copyright", head + "\nFiles: *\nCopyright: X\n") ==
        "debian-copyright@3 [: **] {X} problem: the stanza has no license\nunknown@3: the stanza has no license\n");
  CHECK(declarations_of("debian/copyright", head + "\nFiles: *\nLicense: ISC\n", false) ==
        "debian-copyright@3 [: **] problem: no license list is loaded\n");
  CHECK(declarations_of("debian/copyright", head + std::string(5u << 20, '\n')) ==
        "unknown@0: it has no Format field, or is too large\n");
}

TEST_CASE("debian_copyright: names and the Format field decide whose a file is", "[readers][debian_copyright]") {
  struct Row {
    std::string path, bytes, reader;
  };
  const auto row = GENERATE(values<Row>({
      {"debian/copyright", head, "debian_copyright"},
      {"a/debian/copyright", head, "debian_copyright"},
      {"usr/share/doc/radar/copyright", head, "debian_copyright"},
      {"debian/radar.copyright", head, "debian_copyright"},
      {".reuse/dep5", head, "debian_copyright"},
      {"debian/copyright", "Format-Specification: http://dep.example/dep5\n", "debian_copyright"},
      {"debian/copyright", "This package was debianized by Jane\n", "notice_document"},
      {"copyright", "This package was debianized by Jane\n", "notice_document"},
      {"copyright", "Format: a printed book\n", "notice_document"},
      {"x.copyright", head, ""},
      {"reuse/dep5", head, ""},
  }));
  CAPTURE(row.path, row.bytes);
  const DocumentReader* reader = test::reader_of(row.path, row.bytes);
  CHECK((reader == nullptr ? "" : reader->name) == row.reader);
}

TEST_CASE("debian_copyright: patterns are relative to the root of the sources", "[readers][debian_copyright]") {
  struct Row {
    std::string path, folder;
  };
  const auto row = GENERATE(values<Row>({
      {"debian/copyright", ""},
      {"radar-1.0/debian/copyright", "radar-1.0"},
      {"./usr/share/doc/radar/copyright", ""},
      {"root/usr/share/doc/radar/copyright", "root"},
      {"a/.reuse/dep5", "a"},
      {"a/copyright", "a"},
  }));
  CAPTURE(row.path);
  const Inventory inventory = test::read_document(row.path, with_license("ISC"));
  REQUIRE(inventory.declarations.size() == 1);
  CHECK(inventory.declarations[0].folder == row.folder);
  const bool is_of_reuse = row.path.ends_with("dep5");
  CHECK(inventory.declarations[0].format == (is_of_reuse ? "reuse-dep5" : "debian-copyright"));
  CHECK((inventory.declarations[0].precedence == DeclarationPrecedence::aggregate) == is_of_reuse);
  REQUIRE(inventory.documents.size() == 1);
  CHECK(inventory.documents[0].role == "notice");
}
