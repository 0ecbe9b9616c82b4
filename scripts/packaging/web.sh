# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by scripts/package: the browser edition, with Debian's Emscripten. Needs no Qt.

# Libraries that Debian has as sources only for this target; app/page/libraries.cmake compiles them.
web_source_packages=(yaml-cpp zlib)

# web_sources: unpacks those Debian source packages below build/wasm-sources, once. The lists of source packages are kept
# there too, so that the system's own lists stay as they are.
web_sources() {
    local folder=$PWD/build/wasm-sources package missing=()
    for package in "${web_source_packages[@]}"; do
        compgen -G "$folder/$package-*/" >/dev/null || missing+=("$package")
    done
    ((${#missing[@]} == 0)) && return 0
    if [[ ${VMETER_NO_INSTALL:-} == 1 ]]; then
        say "Missing Debian source packages in $folder, and VMETER_NO_INSTALL=1 forbids fetching them: ${missing[*]}"
        return 1
    fi
    say "Fetching Debian source packages: ${missing[*]}"
    mkdir -p "$folder/lists/partial"
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | sed 's/^Types:.*/Types: deb-src/' >"$folder/deb.sources"
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list 2>/dev/null >"$folder/deb.list" || true
    local list=$folder/deb.sources
    [[ -s $list ]] || list=$folder/deb.list
    local apt=(apt-get -q -o "Dir::Etc::sourcelist=$list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$folder/lists")
    (cd "$folder" && "${apt[@]}" update && "${apt[@]}" source "${missing[@]}") >"$folder/apt.log" 2>&1 || {
        cat "$folder/apt.log" >&2
        say "The source packages could not be fetched (see above)."
        return 1
    }
}

package_web() {
    need_packages program web
    web_sources
    # Emscripten finds its JavaScript libraries here, also when the node on the path is not Debian's.
    export NODE_PATH=/usr/share/nodejs
    build wasm
    python3 scripts/packaging/web_page.py build/wasm/app/page build/web
}
