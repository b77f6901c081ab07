# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# cmake -DFOLDER=... -DNAME=... -DOUT=... -P embed_files.cmake: the files of a folder as one C++ array of names and texts.
file(GLOB files "${FOLDER}/*")
list(SORT files)
set(made "// Made from the files of ${NAME}/.\n#pragma once\n\n#include <string_view>\n\nnamespace sluice {\n\nstruct ${NAME}_file {\n  std::string_view name, text;\n};\n\n")
string(APPEND made "inline constexpr ${NAME}_file ${NAME}_files[] = {\n")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  if(text MATCHES "\\)sluice_file\"")
    message(FATAL_ERROR "${file} has the mark that ends it in the program")
  endif()
  string(APPEND made "    {\"${name}\", R\"sluice_file(${text})sluice_file\"},\n")
endforeach()
string(APPEND made "};\n\n}  // namespace sluice\n")
file(WRITE "${OUT}" "${made}")
