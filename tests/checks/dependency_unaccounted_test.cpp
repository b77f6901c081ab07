// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_matched.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

BuildInventory build() {
  BuildInventory built;
  built.inventory.build = Build{};
  BuildEvidence& evidence = built.inventory.build->evidence.emplace();
  evidence.linked = 20;
  evidence.included = 100;
  return built;
}

TakenFile& take(BuildInventory& built, std::string path, Custody custody, FileUse use = FileUse::linked) {
  std::vector<TakenFile>& files = built.inventory.build->evidence->files;
  files.push_back({std::move(path), use, custody, "", 1, {"app"}, {"CMakeLists.txt", 4, 1, "", "test"}});
  return files.back();
}

RuleResult judged(const BuildInventory& built, const Params& params = {}) {
  return run_rule(built, make_rule("dependency.unaccounted", params));
}

}  // namespace

TEST_CASE("dependency_unaccounted: nothing is judged before the build is done", "[checks][dependency_unaccounted]") {
  BuildInventory built = build();
  CHECK(judged(built).judged == 120);
  CHECK(judged(built).passed == 120);
  built.inventory.build->evidence.reset();
  CHECK(judged(built).judged == 0);
  built.inventory.build.reset();
  CHECK(judged(built).judged == 0);
}

TEST_CASE("dependency_unaccounted: each file is named, with what it should have been",
          "[checks][dependency_unaccounted]") {
  BuildInventory built = build();
  take(built, "planted.o", Custody::none).targets = {"app", "core"};
  take(built, "lib/libcodec.a", Custody::changed).nearest = "codec.tar.gz!/lib/libcodec.a";
  take(built, "_deps/filter-src", Custody::unchecked, FileUse::included).files = 9;
  const RuleResult result = judged(built);
  CHECK(seen(result) == Texts{"fail dependency.changed:lib/libcodec.a", "fail dependency.unaccounted:planted.o",
                              "unknown dependency.unchecked:_deps/filter-src"});
  CHECK(result.passed == 109);
  CHECK(cause_of(result, "dependency.unaccounted") ==
        "app and 1 other linked planted.o, which belongs to no delivery, package or toolchain");
  CHECK(cause_of(result, "dependency.changed") ==
        "app linked lib/libcodec.a, which differs from codec.tar.gz!/lib/libcodec.a");
  CHECK(mentions(cause_of(result, "dependency.unchecked"), "9 files of _deps/filter-src"));
}

TEST_CASE("dependency_unaccounted: what is asked, and what is ignored", "[checks][dependency_unaccounted]") {
  BuildInventory built = build();
  take(built, "planted.o", Custody::none);
  take(built, "planted.h", Custody::none, FileUse::included);
  CHECK(seen(judged(built, {{"use", Texts{"linked"}}})) == Texts{"fail dependency.unaccounted:planted.o"});
  CHECK(judged(built, {{"use", Texts{"linked"}}}).passed == 19);
  CHECK(seen(judged(built, {{"ignore", Texts{"*.o"}}})) == Texts{"fail dependency.unaccounted:planted.h"});
  CHECK(seen(judged(built, {{"terms", Texts{"dependency.changed"}}})).empty());
}
