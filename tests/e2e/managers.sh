# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Admission for package managers: managers.sh SLUICE conan|vcpkg|conan-real SOURCE_DIR WORK_DIR PACK_FIXTURE. Doubles call the hook and the script as the
# real tools do; conan-real runs Conan 2 itself, where it is installed.
set -euo pipefail
unset "${!SLUICE_@}" PYTHONPATH
export LC_ALL=C
sluice=$1 manager=$2 source_dir=$3 work=$4 pack_fixture=$5
log=$work/log.txt
. "$source_dir/tests/e2e/run.sh"
rm -rf "$work" && mkdir -p "$work/good" "$work/bad"
export SLUICE_EXECUTABLE=$sluice SLUICE_POLICY=builtin:internal-baseline@1
"$pack_fixture" "$source_dir/fixtures/accepted/acme-sensors.example" "$work/good" sdk.tar.gz > /dev/null
"$pack_fixture" "$source_dir/fixtures/rejected/zeta-sensors.example" "$work/bad" sdk.tar.gz > /dev/null

case $manager in
  vcpkg)
    # The variable is split at ',' and blanks, and the words in braces are replaced, as vcpkg does.
    variable=$("$sluice" hook vcpkg | sed 's/^export X_VCPKG_ASSET_SOURCES="\(.*\)"$/\1/')
    case $variable in 'clear;x-script,'*';x-block-origin') ;; *) fail "not the variable's form: $variable" ;; esac
    script=${variable#clear;x-script,} && script=${script%;x-block-origin}
    # fetch CODE FOLDER SHA512
    fetch() {
      local command=${script/\{url\}/file://$work/$2/sdk.tar.gz}
      command=${command/\{sha512\}/$3} && command=${command/\{dst\}/$work/got.part}
      rm -f "$work/got.part"
      run "$1" sh -c "$command"
    }
    hash() { sha512sum "$work/$1/sdk.tar.gz" | cut -d ' ' -f 1; }
    fetch 0 good "$(hash good)"
    cmp "$work/good/sdk.tar.gz" "$work/got.part" || fail "what was handed over is something else"
    fetch error bad "$(hash bad)"
    expect_text 'archive\.escapes-root'
    [ ! -e "$work/got.part" ] || fail "a refused file was handed over"
    fetch error good "$(hash bad)"
    expect_text 'SHA-512'
    [ ! -e "$work/got.part" ] || fail "a file with another digest was handed over"
    [ -z "$(find "$work" -name '*.sluice.*')" ] || fail "something was left behind" ;;
  conan)
    # A double of Conan's package: the modules that the hook imports, and a client that calls hooks and recipe in Conan's order.
    mkdir -p "$work/lib/conan/tools/files" "$work/home/extensions/hooks"
    touch "$work/lib/conan/__init__.py" "$work/lib/conan/tools/__init__.py"
    echo 'class ConanException(Exception): pass' > "$work/lib/conan/errors.py"
    echo 'from conan.tools.files.files import get' > "$work/lib/conan/tools/files/__init__.py"
    cat > "$work/lib/conan/tools/files/files.py" << 'END'
import os, shutil
def unzip(conanfile, filename, destination="."):
    shutil.unpack_archive(filename, destination, filter="data")
def get(conanfile, url):
    shutil.copy(url, "sdk.tar.gz")
    unzip(conanfile, "sdk.tar.gz")
END
    cat > "$work/client.py" << 'END'
import glob, os, runpy, sys
from conan.tools.files import get
class Output:
    def error(self, text): print("ERROR:", text)
    def info(self, text): print(text)
class Recipe:
    output = Output()
    def __init__(self, folder): self.source_folder = folder
    def source(self): get(self, sys.argv[3]) if sys.argv[4] == "get" else open("unpacked.txt", "w").write("x")
    def build(self): print("the recipe builds")
hooks = [runpy.run_path(path) for path in sorted(glob.glob(sys.argv[1] + "/hook_*.py"))]
os.makedirs(sys.argv[2]); os.chdir(sys.argv[2])
recipe = Recipe(sys.argv[2])
def call(name):
    for hook in hooks:
        if name in hook: hook[name](recipe)
for step in ("source", "build"):
    call("pre_" + step)
    getattr(recipe, step)()
    call("post_" + step)
END
    eval "$(CONAN_HOME="$work/home" "$sluice" hook conan | sed "s,\$(conan config home),$work/home,")"
    client() { rm -rf "$work/src-$2-$3"; PYTHONPATH=$work/lib run "$1" python3 "$work/client.py" "$work/home/extensions/hooks" "$work/src-$2-$3" "$work/$2/sdk.tar.gz" "$3"; }
    client 0 good get
    expect_text '^the recipe builds$'
    expect_text 'sdk\.tar\.gz is admitted'
    expect_text 'the source folder is admitted'
    client error bad get
    expect_text 'archive\.escapes-root'
    [ "$(ls "$work/src-bad-get")" = sdk.tar.gz ] || fail "a refused archive was unpacked"
    SLUICE_EXECUTABLE=$work/none client error good get
    expect_text 'was not judged' ;;
  conan-real)
    export CONAN_HOME=$work/home
    conan profile detect > "$log" 2>&1 || { cat "$log"; echo "SKIP: no conan"; exit 0; }
    eval "$("$sluice" hook conan)"
    mkdir "$work/recipe"
    # create CODE FOLDER
    create() {
      printf 'from conan import ConanFile\nfrom conan.tools.files import get\nclass Sdk(ConanFile):\n    name = "sdk"\n    version = "1.%s"\n    def source(self):\n        get(self, "file://%s/sdk.tar.gz")\n    def build(self):\n        self.output.info("the recipe builds")\n' \
        "$2" "$work/$2" > "$work/recipe/conanfile.py"
      run "$1" conan create "$work/recipe"
    }
    create 0 good
    expect_text 'the recipe builds'
    expect_text 'sdk\.tar\.gz is admitted'
    create error bad
    expect_text 'archive\.escapes-root'
    ! grep -q 'the recipe builds' "$log" || fail "the recipe was built" ;;
esac
