# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""Conan 2 hook: admission before a recipe's sources are unpacked or built. `sluice hook conan` prints how to install it.

An archive that conan.tools.files.get() downloaded is judged before it is unpacked; what lies in the source folder is judged again before
build(), which also sees sources that a recipe cloned, unpacked by itself or exported. A refusal raises, which ends Conan.
"""
import os
import subprocess

from conan.errors import ConanException

_judged = set()


def _judge(conanfile, path, what):
    command = [os.environ.get("SLUICE_EXECUTABLE", "sluice"), "check", path]
    for option, variable in (("--project", "SLUICE_PROJECT_FILE"), ("--policy", "SLUICE_POLICY"), ("--rung", "SLUICE_RUNG")):
        if os.environ.get(variable):
            command += [option, os.environ[variable]]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    except OSError as error:
        raise ConanException(f"sluice: {what} was not judged: {error}") from error
    if done.returncode != 0:
        conanfile.output.error(done.stdout)
        raise ConanException(f"sluice: {what} is refused (sluice check ended with {done.returncode})")
    conanfile.output.info(f"sluice: {what} is admitted")


def pre_source(conanfile):
    """Puts the judgement in front of the unzip() that get() calls; recipes that imported get() before see it too."""
    from conan.tools.files import files

    original = getattr(files.unzip, "sluice_original", files.unzip)

    def unzip(conanfile_, filename, *arguments, **options):
        folder = getattr(conanfile_, "source_folder", None) or os.getcwd()
        _judge(conanfile_, os.path.join(folder, filename), os.path.basename(filename))
        return original(conanfile_, filename, *arguments, **options)

    unzip.sluice_original = original
    files.unzip = unzip


def pre_build(conanfile):
    folder = conanfile.source_folder
    if folder and folder not in _judged and os.path.isdir(folder) and os.listdir(folder):
        _judge(conanfile, folder, "the source folder")
        _judged.add(folder)
