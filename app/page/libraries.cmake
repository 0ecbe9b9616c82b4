# SPDX-License-Identifier: GPL-3.0-or-later
# Libraries of the browser edition. Debian has none compiled for WebAssembly, so their Debian source packages, which
# scripts/package unpacks below build/wasm-sources, are compiled here. Headers without a library are linked from the system.
set(sources ${CMAKE_SOURCE_DIR}/build/wasm-sources)
find_package(Threads REQUIRED)

# What libc++ 13, which belongs to Debian's Emscripten, lacks of C++20.
set(older_library ${CMAKE_SOURCE_DIR}/app/page/older_library)
add_compile_options("SHELL:-include ${older_library}/older_library.h")
include_directories(SYSTEM ${older_library})
add_compile_options(-fwasm-exceptions -msimd128)
add_link_options(-fwasm-exceptions)

set(headers ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${headers})
foreach(folder tl nlohmann)
    if(NOT EXISTS /usr/include/${folder})
        message(FATAL_ERROR "/usr/include/${folder} is missing: scripts/package web installs it")
    endif()
    file(CREATE_LINK /usr/include/${folder} ${headers}/${folder} SYMBOLIC)
endforeach()
include_directories(SYSTEM ${headers})

file(GLOB yaml_files ${sources}/yaml-cpp-*/src/*.cpp)
file(GLOB yaml_folder ${sources}/yaml-cpp-*)
add_library(yaml-cpp STATIC ${yaml_files})
target_include_directories(yaml-cpp SYSTEM PUBLIC ${yaml_folder}/include)
target_compile_definitions(yaml-cpp PUBLIC YAML_CPP_STATIC_DEFINE)
target_compile_options(yaml-cpp PRIVATE -O2)
set_target_properties(yaml-cpp PROPERTIES UNITY_BUILD OFF)

enable_language(C)
file(GLOB zlib_folder ${sources}/zlib-*)
set(zlib_files "")
foreach(name adler32 crc32 deflate gzclose gzlib gzread gzwrite inffast inflate inftrees trees zutil)
    list(APPEND zlib_files ${zlib_folder}/${name}.c)
endforeach()
add_library(zlib STATIC ${zlib_files})
target_include_directories(zlib SYSTEM PUBLIC ${zlib_folder})
target_compile_options(zlib PRIVATE -O2 -DHAVE_UNISTD_H -Wno-deprecated-non-prototype -Wno-unknown-warning-option)
set_target_properties(zlib PROPERTIES UNITY_BUILD OFF)
add_library(ZLIB::ZLIB ALIAS zlib)

# The value types of Qt that the control API and the JSON of the meter name.
set(qt_names ${CMAKE_BINARY_DIR}/qt_names)
foreach(name QByteArray QDateTime QJsonArray QJsonDocument QJsonObject QJsonParseError QString)
    file(WRITE ${qt_names}/${name} "#include \"app/page/qt_names/qt_names.h\"\n")
endforeach()
include_directories(SYSTEM ${qt_names})
