// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Each format: as it should be, as it is often written, and broken.
#include "describe_package.hpp"

#include <catch2/catch.hpp>

using sluice::test::describe_manifest;

namespace {

struct Row {
  std::string path, bytes, expected;
};

void check(const Row& row) {
  CAPTURE(row.path, row.bytes);
  CHECK(describe_manifest(row.path, row.bytes) == row.expected);
}

}  // namespace

TEST_CASE("packages: JSON manifests", "[readers][packages]") {
  check(GENERATE(values<Row>({
      {"a/package.json", R"({"name":"n","version":"1","license":"MIT"})", "n 1: MIT@1;"},
      {"package.json", "\xef\xbb\xbf{\"license\":\n\"(MIT OR ISC)\"}", ": (MIT OR ISC)@2;"},
      {"package.json", R"({"license":{"type":"MIT","url":"http://u"}})", ": MIT@1 <http://u>;"},
      {"package.json", R"({"licenses":[{"type":"MIT"},"ISC",{"url":"u"}]})", ": MIT@1; ISC@1; @1 <u>;"},
      {"package.json", R"({"license":"SEE LICENSE IN doc/L.txt"})", ": files: doc/L.txt"},
      {"package.json", R"({"license":null,"licenses":[["MIT"],3,""]})", ":"},
      {"package.json", R"({"dependencies":{"license":"MIT"}})", ":"},
      {"package.json", R"({"license":"MIT","license":"ISC"})", ": problem"},
      {"package.json", R"({"license":"MIT")", ": problem"},
      {"package.json", "[]", ": problem"},
      {"package.json", "", ": problem"},
      {"bower.json", R"({"name":"b","license":["MIT","Apache 2.0"]})", "b: MIT@1; Apache 2.0@1;"},
      {"composer.json", R"({"name":"v/n","license":["LGPL-2.1-only","GPL-3.0-or-later"]})",
       "v/n: LGPL-2.1-only@1; GPL-3.0-or-later@1;"},
      {"ports/z/vcpkg.json", R"({"name":"z","version":"1.3","license":"Zlib"})", "z 1.3: Zlib@1;"},
      {"vcpkg.json", R"({"name":"z","license":null})", "z:"},
      {"x.cps", R"({"name":"x","license":"MIT","components":{"c":{"license":"ISC"}}})", "x: MIT@1; ISC@1 [c];"},
      {"haxelib.json", R"({"name":"h","license":"BSD"})", "h: BSD@1;"},
      {"P.podspec.json", R"({"name":"P","license":{"type":"MIT","file":"LICENSE"}})", "P: MIT@1; files: LICENSE"},
      {"META.json", R"({"name":"M","license":["perl_5"]})", "M: perl_5@1;"},
      {"+COMPACT_MANIFEST", R"({"name":"f","licenselogic":"or","licenses":["MIT","GPLv2"]})", "f: MIT@1; GPLv2@1;"},
  })));
}

TEST_CASE("packages: TOML manifests", "[readers][packages]") {
  check(GENERATE(values<Row>({
      {"Cargo.toml", "[package]\nname = 'c'\nversion = '2'\nlicense = 'MIT/Apache-2.0'", "c 2: MIT/Apache-2.0@4;"},
      {"Cargo.toml", "[package]\nlicense-file = 'L'\n[dependencies]\nlicense = 'MIT'", ": files: L"},
      {"Cargo.toml", "[package]\nlicense.workspace = true", ": computed"},
      {"Cargo.toml", "[workspace.package]\nlicense = 'MIT'", ": MIT@2;"},
      {"Cargo.toml", "[package]\nlicense = 'MIT'\nlicense = 'ISC'", ": problem"},
      {"Cargo.toml", "[package", ": problem"},
      {"pyproject.toml", "[project]\nname = 'p'\nlicense = 'MIT'\nlicense-files = ['L*']", "p: MIT@3; files: L*"},
      {"pyproject.toml", "[project]\nlicense = {text = 'BSD'}\nclassifiers = ['License :: X', 'Topic :: License']",
       ": BSD@2; License :: X@3;"},
      {"pyproject.toml", "[project]\nlicense = {file = 'LICENSE'}\ndynamic = ['classifiers']",
       ": files: LICENSE computed"},
      {"pyproject.toml", "[tool.poetry]\nname = 'q'\nversion = '1'\nlicense = 'MIT'", "q 1: MIT@4;"},
      {"pyproject.toml", "[build-system]\nrequires = []", ":"},
  })));
}

TEST_CASE("packages: XML manifests", "[readers][packages]") {
  check(GENERATE(values<Row>({
      {"pom.xml",
       "<project xmlns='m'><groupId>g</groupId><artifactId>a</artifactId><version>1</version><licenses>\n"
       "<license><name> Apache 2 </name><url>http://u</url></license></licenses></project>",
       "g:a 1: Apache 2@2 <http://u>;"},
      {"a-1.pom", "<project><artifactId>a</artifactId><licenses><license><url>u</url></license></licenses></project>",
       "a: @1 <u>;"},
      {"pom.xml", "<project><parent/><version>${v}</version></project>", ": computed"},
      {"pom.xml", "<project><licenses><license><name>${l}</name></license></licenses></project>", ": computed"},
      {"pom.xml", "<project><build><licenses><license><name>X</name></license></licenses></build></project>", ":"},
      {"pom.xml", "<!-- <license><name>X</name></license> --><project/>", ":"},
      {"pom.xml", "<!DOCTYPE p [<!ENTITY x 'MIT'>]><project><name>&x;</name></project>", ": problem"},
      {"pom.xml", "<project>", ": problem"},
      {"pom.xml", "<other/>", ": problem"},
      {"n.nuspec",
       "<package><metadata><id>n</id><version>3</version><license type='expression'>MIT</license>"
       "<licenseUrl>https://licenses.nuget.org/MIT</licenseUrl></metadata></package>",
       "n 3: MIT@1;"},
      {"n.nuspec", "<package><metadata><license type='file'>L.txt</license></metadata></package>", ": files: L.txt"},
      {"n.nuspec", "<package><metadata><licenseUrl>http://u</licenseUrl></metadata></package>", ": @1 <http://u>;"},
      {"n.nuspec", "<package/>", ":"},
  })));
}

TEST_CASE("packages: manifests of fields", "[readers][packages]") {
  check(GENERATE(values<Row>({
      {"x.dist-info/METADATA",
       "Metadata-Version: 2.4\nName: m\nVersion: 1\nLicense-Expression: MIT\nLicense: BSD\nLicense-File: L\n"
       "Classifier: License :: X\n\nLicense: prose\n",
       "m 1: MIT@4; files: L"},
      {"PKG-INFO", "Name: m\nLicense: UNKNOWN\nClassifier: License :: X\nClassifier: Topic :: Y\n",
       "m: License :: X@3;"},
      {"PKG-INFO", "Name: m\nDescription: d\n  \n  e\nClassifier: License :: X\n", "m: License :: X@5;"},
      {"PKG-INFO", "Name: m\nLicense: The MIT\n  License\n\nbody", "m: The MIT\nLicense@2;"},
      {"third_party/x/METADATA", "name: \"x\"\nthird_party {\n version: \"4\"\n license_type: NOTICE\n}\n", "x 4:"},
      {"DESCRIPTION", "Package: r\nVersion: 1\nLicense: GPL (>= 2) | MIT +\n  file LICENSE\n",
       "r 1: GPL (>= 2) | MIT@3; files: LICENSE"},
      {"DESCRIPTION", "Package: r\nLicense: file LICENSE", "r: files: LICENSE"},
      {"lib/z.pc", "prefix=/usr\nName: z\nVersion: 1\nLicense: Zlib\nLibs: -lz\n", "z 1: Zlib@4;"},
      {"z.pc.in", "Name: z\nLicense: @LICENSE@\n", "z: computed"},
      {"README.chromium",
       "Name: c\nURL: http://u\nVersion: 1\nLicense: BSD\nLicense File: L\n\nDescription:\nLicense: no\n",
       "c 1: BSD@4; files: L"},
      {"control", "Package: p\nSource: s (1.0)\nVersion: 2\n", "p 2:"},
      {"debian/control", "Source: s\n\nPackage: p\nArchitecture: any\n", "s:"},
      {"debian/copyright",
       "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: u\n\n"
       "Files: *\nCopyright: me\nLicense: GPL-2+ or Artistic\n\nFiles: a/*\n b/*\nLicense: Expat\n text\n\n"
       "License: GPL-2+\n long text\n",
       "u: GPL-2+ or Artistic@6; Expat@10 [a/* b/*];"},
      {"debian/copyright", "This is free software.\nLicense: MIT\n", ":"},
  })));
}

TEST_CASE("packages: Python manifests", "[readers][packages]") {
  check(GENERATE(values<Row>({
      {"setup.py",
       "from setuptools import setup\nsetup(\n  name='s', version=\"1\",\n  license='MIT', # license='GPL'\n)",
       "s 1: MIT@4;"},
      {"setup.py", "setup(license=('Apache '\n '2.0'))", ": Apache 2.0@1;"},
      {"setup.py", "LICENSE = 'BSD'\nsetup(license=LICENSE)", ": BSD@1;"},
      {"setup.py", "L = 'BSD'\nL = 'MIT'\nsetup(license=L)", ": computed"},
      {"setup.py", "setup(license=about['x'])", ": computed"},
      {"setup.py", "setup(license=None)", ":"},
      {"setup.py", "x = c.startswith('License ::')\nsetup(name='s')", "s:"},
      {"setup.py", "setup(name='s', **more)", "s: computed"},
      {"setup.py", "setup(license='MIT' if x else 'GPL')", ": computed"},
      {"setup.py", "setup(license=f'{x}')", ": computed"},
      {"setup.py", "setup(license='MIT' + x)", ": computed"},
      {"setup.py", "c = ['License :: A ' 'B']\nsetup(classifiers=c, x=dict(license='GPL'))", ": License :: A B@1;"},
      {"setup.py", "setup(classifiers='''\nLicense :: A\nTopic :: B\n'''.split())", ": License :: A@2;"},
      {"setup.py", "\"\"\"setup(license='GPL')\"\"\"\ndef setup(license='GPL'): pass\n", ":"},
      {"setup.py", "license = 'MIT'\n", ":"},
      {"setup.py", "setup(license='MIT", ": computed"},
      {"setup.cfg",
       "[metadata]\nname = c\nlicense = MIT\nlicense_files =\n  A\n  B\nclassifiers =\n  License :: X\n  Topic :: Y\n"
       "[options]\nlicense = GPL\n",
       "c: MIT@3; License :: X@8; files: A, B"},
      {"setup.cfg", "[metadata]\nlicense = file: L\nversion = attr: a.b", ": computed"},
      {"conanfile.py",
       "class A(ConanFile):\n  name = 'z'\n  version = '1'\n  license = ('MIT', 'Zlib')\n  def f(self):\n    return "
       "'license'",
       "z 1: MIT@4; Zlib@4;"},
      {"conanfile.py", "class A(ConanFile):\n  license = 'MIT', 'ISC'\n", ": MIT@2; ISC@2;"},
      {"conanfile.py", "class A(ConanFile):\n  license = get()\n", ": computed"},
      {"conanfile.py", "x = call(\n license = 'MIT')\n", ":"},
  })));
}

TEST_CASE("packages: Ruby manifests", "[readers][packages]") {
  check(GENERATE(values<Row>({
      {"a.gemspec",
       "Gem::Specification.new do |s|\n  s.name = %q{a}\n  s.version = '1'\n  s.license = \"MIT\".freeze\nend",
       "a 1: MIT@4;"},
      {"a.gemspec", "s.licenses = ['MIT', 'GPL-2.0']\n", ": MIT@1; GPL-2.0@1;"},
      {"a.gemspec", "s.licenses = %w[MIT ISC]\n", ": MIT@1; ISC@1;"},
      {"a.gemspec", "s.license = 'MIT' if s.respond_to?(:license=)\n", ": MIT@1;"},
      {"a.gemspec", "s.license = \"#{x}\"\n", ": computed"},
      {"a.gemspec", "s.license = X::LICENSE\n", ": computed"},
      {"a.gemspec", "# s.license = 'GPL'\n=begin\ns.license = 'GPL'\n=end\ns.x = 'it''s' # s.license = 'GPL'\n", ":"},
      {"a.gemspec", "s.description = <<-EOS\ns.license = 'GPL'\nEOS\ns.license = 'MIT'\n", ": MIT@4;"},
      {"a.gemspec", "s.files = x.grep(/'/)\ns.license = 'MIT'\n__END__\ns.license = 'GPL'", ": MIT@2;"},
      {"a.gemspec", "if s.license == 'GPL'\n", ":"},
      {"P.podspec", "s.license = { :type => 'MIT', :file => 'LICENSE' }\n", ": MIT@1; files: LICENSE"},
      {"P.podspec", "s.license = { type: 'MIT', text: <<-L\nGPL\nL\n}\ns.name = 'P'\n", "P: MIT@1;"},
      {"metadata.rb", "name 'c'\nversion '1'\nlicense 'Apache-2.0'\ndescription 'license'\n", "c 1: Apache-2.0@3;"},
  })));
}

TEST_CASE("packages: manifests of other languages", "[readers][packages]") {
  check(GENERATE(values<Row>({
      {"meson.build",
       "# project\nproject('m', 'c', version : '1',\n  license : ['MIT', 'ISC'], default_options: ['x=1'])\nf(license: "
       "'GPL')",
       "m 1: MIT@3; ISC@3;"},
      {"meson.build", "project('m', license: 'MIT')", "m: MIT@1;"},
      {"meson.build", "project('m', license: x)", "m: computed"},
      {"a.opam", "opam-version: \"2.0\"\nname: \"o\"\nlicense: [\"MIT\" \"ISC\"]\nbuild: [[\"license\"]]\n",
       "o: MIT@3; ISC@3;"},
      {"opam", "license: \"LGPL-2.1-only with OCaml-LGPL-linking-exception\"\n",
       ": LGPL-2.1-only with OCaml-LGPL-linking-exception@1;"},
      {"APKBUILD", "pkgname=a\npkgver=1\nlicense=\"MIT AND\n  ISC\"\nf() {\n  license=GPL\n}\n",
       "a 1: MIT AND   ISC@3;"},
      {"APKBUILD", "license='MIT' # x\nlicense=\"$other\"\n", ": MIT@1; computed"},
      {"APKBUILD", "license=\"MIT", ": computed"},
      {"r.spec",
       "Name: r\nVersion: 1\n%if 1\nLicense: GPLv2+ and MIT\n%endif\n# License: X\n%package devel\nLicense: MIT\n"
       "%description\nLicense: prose\n%package -n libr\nlicense: %{x}\n",
       "r 1: GPLv2+ and MIT@4; MIT@8 [devel]; computed"},
      {"go.mod", "module example.com/m // v\n\ngo 1.20\n", "example.com/m:"},
      {"pubspec.yaml", "name: p\nversion: 1.0.0\n", "p 1.0.0:"},
      {"META.yml", "name: m\nlicense: perl\n", "m: perl@2;"},
      {"META.yml", "license:\n  - mit\n  - gpl_2\n", ": mit@2; gpl_2@3;"},
      {"META.yml", "a: &x [*x]\n", ": problem"},
  })));
}

TEST_CASE("packages: names and first bytes decide whose a file is", "[readers][packages]") {
  struct Claimed {
    std::string path, head, format;
  };
  const auto row = GENERATE(values<Claimed>({
      {"a/package.json", "", "npm"},
      {"xpackage.json", "", ""},
      {"package.json/x", "", ""},
      {"METADATA", "Metadata-Version: 2.1", "python_metadata"},
      {"METADATA", "name: \"x\"", "aosp"},
      {"METADATA", "binary", ""},
      {"DESCRIPTION", "A text", ""},
      {"copyright", "Copyright 2020", ""},
      {"x_setup.py", "", "setup_py"},
      {"jasmine.spec", "describe(", ""},
      {"conanfile.txt", "[requires]", ""},
  }));
  CAPTURE(row.path, row.head);
  const sluice::PackageFormat* format = sluice::find_package_format(row.path, row.head);
  CHECK((format == nullptr ? "" : std::string(format->name)) == row.format);
}
