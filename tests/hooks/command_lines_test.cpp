// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/command_lines.hpp"

#include "hooks/link_classify.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

using namespace sluice;

namespace {

/// "TYPE NAME: libraries | includes" of what a command makes; "nothing" if it makes no program or library.
std::string made(const std::string& command) {
  const auto target = target_of_command(split_shell_words(command), {});
  if (!target) return "nothing";
  std::string text = target->type + " " + target->name + ":";
  for (const LinkItem& item : read_link_line(target->fragments).items) {
    text += " " + (item.file.empty() ? "-l" + item.library : item.file) + (item.prefers_static ? "(static)" : "");
  }
  for (const file_api::IncludeFolder& folder : target->includes) text += " | " + folder.path;
  return text;
}

}  // namespace

TEST_CASE("command_lines: what a command makes", "[hooks][command_lines]") {
  const auto [command, expected] = GENERATE(table<std::string, std::string>({
      {"gcc a.o -o bin/app -L/opt/lib -lz /opt/libq.a", "EXECUTABLE app: -lz /opt/libq.a"},
      {"/usr/bin/x86_64-linux-gnu-g++-12 -shared -o lib/libcore.so.1 a.o -l m", "SHARED_LIBRARY core: -lm"},
      {"clang a.c", "EXECUTABLE a.out:"},
      {"gcc -static -o app a.o -lz", "EXECUTABLE app: -lz(static)"},
      {"gcc -o app a.o -Wl,-Bstatic -lz -Wl,-Bdynamic -lq", "EXECUTABLE app: -lz(static) -lq"},
      {"gcc -I /x/include -I/y -Irelative -o app a.c", "EXECUTABLE app: | /x/include | /y"},
      {"ccache gcc -o app a.o", "EXECUTABLE app:"},
      {": && /usr/bin/c++ a.o -o app libcore.a && :", "EXECUTABLE app: libcore.a"},
      {"rm -f libcore.a && ar csrD libcore.a a.o && ranlib libcore.a", "STATIC_LIBRARY core:"},
      {"arm-none-eabi-ar rc x/libz.a a.o", "STATIC_LIBRARY z:"},
      {"gcc -c a.c -o a.o", "nothing"},
      {"gcc -E a.c", "nothing"},
      {"gcc --version", "nothing"},
      {"cp a b.a", "nothing"},
      {"notgcc a.o", "nothing"},
      {"", "nothing"},
  }));
  CAPTURE(command);
  CHECK(made(command) == expected);
}

TEST_CASE("command_lines: what a driver is asked for", "[hooks][command_lines]") {
  const auto kind = [](const std::string& text) { return kind_of_command(split_shell_words(text)); };
  CHECK(kind("-c a.c") == CommandKind::compiles);
  CHECK(kind("a.c -MM") == CommandKind::compiles);
  CHECK(kind("a.o -o app") == CommandKind::links);
  CHECK(kind("-print-search-dirs") == CommandKind::other);
  CHECK(kind("-o app") == CommandKind::other);
  CHECK(kind("") == CommandKind::other);
}

TEST_CASE("command_lines: a command is kept with the paths that its files have", "[hooks][command_lines]") {
  const std::vector<std::string> command = {"gcc", "-std=c11", "a b.o", "-o",  "out/app", "-Llib", "-L",
                                            "x",   "-lz",      "-D",    "FOO", "/y/q.a",  "\"\\"};
  const std::vector<std::string> moved = with_absolute_paths(command, "/src/sub");
  CHECK(moved == std::vector<std::string>{"gcc", "-std=c11", "/src/sub/a b.o", "-o", "/src/sub/out/app",
                                          "-L/src/sub/lib", "-L", "/src/sub/x", "-lz", "-D", "FOO", "/y/q.a",
                                          "/src/sub/\"\\"});
  CHECK(split_shell_words(to_command_line(moved)) == moved);
}

TEST_CASE("command_lines: a build by its commands", "[hooks][command_lines]") {
  const file_api::Reply reply = reply_of_commands(
      "gcc -c a.c -o a.o\nar rc sub/libcore.a a.o # /x\n\ngcc a.o sub/libcore.a -o app # app -lnone\n", "commands.txt");
  REQUIRE(reply.targets.size() == 2);
  CHECK(reply.targets[0].name == "core");
  CHECK(reply.targets[0].folder == "sub");
  CHECK(reply.targets[0].place.line == 2);
  CHECK(reply.targets[1].name == "app");
  CHECK(reply.targets[1].place.path == "commands.txt");
  CHECK(reply.targets[1].place.line == 4);
  CHECK(reply.targets[1].fragments.size() == 1);
}
