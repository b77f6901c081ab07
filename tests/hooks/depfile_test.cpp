// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/depfile.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using Files = std::vector<std::string>;

TEST_CASE("depfile: lists of linkers", "[hooks][depfile]") {
  SECTION("GNU ld writes blanks as they are, and rules without prerequisites after the list") {
    CHECK(parse_link_dependencies(
              "app: \\\n  /usr/lib/crt1.o \\\n  m n.o \\\n  /usr/lib/libc.so\n\n/usr/lib/crt1.o:\n\nm n.o:\n") ==
          Files{"/usr/lib/crt1.o", "m n.o", "/usr/lib/libc.so"});
  }
  SECTION("lld puts a backslash before blanks") {
    CHECK(parse_link_dependencies("out: \\\n /usr/lib/crt1.o \\\n m\\ n.o\n\n/usr/lib/crt1.o:\n") ==
          Files{"/usr/lib/crt1.o", "m n.o"});
  }
  SECTION("cut off, empty, and something else") {
    CHECK(parse_link_dependencies("app: \\\n  a.o \\\n") == Files{"a.o"});
    CHECK(parse_link_dependencies("").empty());
    CHECK(parse_link_dependencies("hello\n a.o\n").empty());
    CHECK(parse_link_dependencies("app:\n").empty());
  }
  SECTION("a map") {
    CHECK(parse_link_map("Archive member\n\nLOAD /usr/lib/crt1.o\nLOAD m n.o\n .text LOAD x\nOUTPUT(a)\n") ==
          Files{"/usr/lib/crt1.o", "m n.o"});
  }
}

TEST_CASE("depfile: lists of compilers", "[hooks][depfile]") {
  CHECK(parse_compile_dependencies("x.o: a.c \\\n b\\ c.h $$d.h \\\n  e\\#f.h\n\nb\\ c.h:\n") ==
        Files{"a.c", "b c.h", "$d.h", "e#f.h"});
  CHECK(parse_compile_dependencies("x.o: C:/a.h\r\n") == Files{"C:/a.h"});
  CHECK(parse_compile_dependencies("x.o:\n").empty());
  CHECK(parse_compile_dependencies("\\").empty());
}
