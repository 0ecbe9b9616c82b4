# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./test from the top of the checkout: packages and build folders.
# Everything here speaks on standard error.

mkdir -p build

say() { printf '%s\n' "$*" >&2; }

# missing_packages GROUP...: the packages of these groups of scripts/packages.txt that are not installed.
missing_packages() {
    local group name _ wanted=()
    while read -r group name _; do
        [[ " $* " == *" $group "* ]] && wanted+=("$name")
    done < <(grep -v '^#' scripts/packages.txt)
    # What an installed package provides is there too: the nodejs of nodesource.com has npm in it and refuses Debian's.
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' 2>/dev/null |
        sed -n 's/^installed //p' | tr ',' '\n' | sed 's/^ *//; s/ (.*//')
    for name in "${wanted[@]}"; do
        grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
    done
}

# need_packages GROUP...: installs what is missing, or says why it cannot and returns 1.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not a Debian system: the packages of scripts/packages.txt must be there under whatever name."
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} == 0)) && return 0

    local command="apt-get install -y --no-install-recommends ${missing[*]}"
    local reason="" as_root=()
    if [[ ${VMETER_NO_INSTALL:-} == 1 ]]; then
        reason="VMETER_NO_INSTALL=1 forbids installing them"
    elif ((EUID != 0)); then
        if command -v sudo >/dev/null; then
            as_root=(sudo)
        else
            reason="installing them needs root or sudo"
        fi
    fi
    if [[ -n $reason ]]; then
        say "Missing Debian packages, and $reason:"
        printf '    %s\n' "${missing[@]}" >&2
        say "Install them as root with:"
        say "    apt-get update && $command"
        return 1
    fi

    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    "${apt[@]}" update >&2 </dev/null ||
        say "apt-get update failed; going on with the package lists that are there."
    if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 </dev/null; then
        say "Installing failed; apt-get says above why. vmeter is made for Debian 12: check that the machine reaches a"
        say "Debian 12 mirror (/etc/apt/sources.list, proxy) and try by hand, as root:"
        say "    apt-get update && $command"
        return 1
    fi
}

# build PRESET [TARGET...]: configures build/PRESET if need be and brings it, or the targets, up to date.
build() (
    set -o pipefail
    folder=build/$1
    mkdir -p "$folder"
    flock 9 # two builds in one folder would spoil it: the second waits

    # A folder configured elsewhere (the checkout was moved) or by an older preset is of no use.
    if [[ ! -f $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja ]] ||
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then
        say "Configuring and building $folder; the first time takes some minutes."
        if ! cmake --preset "$1" --fresh >"$folder/configure.log" 2>&1; then
            cat "$folder/configure.log" >&2
            rm -f "$folder/build.ninja"
            say "CMake could not configure $folder (see above)."
            return 1
        fi
    fi

    if [[ -t 2 ]]; then
        ninja -C "$folder" -k 0 "${@:2}" >&2
    else
        ninja -C "$folder" -k 0 --quiet "${@:2}" 2>&1 | sed '/^ninja: \(no work to do\.\|Entering directory.*\)$/d' >&2
    fi || {
        say "The build in $folder failed (see above)."
        return 1
    }
) 9>"build/$1.lock"
