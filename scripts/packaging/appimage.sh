# shellcheck shell=bash disable=SC2154,SC2016,SC2155
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by scripts/package.

# Libraries that must be the machine's own: those of glibc, and those that drivers of graphics bring newer ones of.
readonly kMachinesOwn='^(ld-linux.*|lib(c|m|dl|pthread|rt|resolv|stdc\+\+|gcc_s)\.so.*)$'
# Taken from the machine where it has them, because they speak with its graphics and its settings.
readonly kMachinesFirst='^lib(GL|EGL|GLX|OpenGL|GLdispatch|drm|gbm|X11|X11-xcb|xcb|wayland-.*|fontconfig|freetype|z|expat)\.so.*$'

# A folder that runs where it is put, as an archive: program, libraries, Qt's plugins and a script that starts it.
package_appimage() {
    local root=$PWD/build/package-appimage/vmeter-$version archive=$out/vmeter-$version-$(uname -m).tar.xz
    local plugins kind library name
    plugins=$(dirname "$(dirname "$(find /usr/lib -path '*/platforms/libqxcb.so' | head -n 1)")")
    rm -rf "$(dirname "$root")" "$archive"
    mkdir -p "$root"/{bin,lib,lib/spare,share/fonts}
    for kind in platforms xcbglintegrations imageformats iconengines platforminputcontexts platformthemes \
        wayland-shell-integration wayland-decoration-client wayland-graphics-integration-client printsupport; do
        [[ -d $plugins/$kind ]] && mkdir -p "$root/plugins" && cp -r "$plugins/$kind" "$root/plugins/"
    done
    # Only what the window can use: no frame buffer, no remote screens, no themes of desktops.
    find "$root/plugins/platforms" -type f ! -name 'libqxcb.so' ! -name 'libqoffscreen.so' ! -name 'libqwayland-*' -delete
    find "$root/plugins" -name 'libqgtk*' -delete
    strip -o "$root/bin/vmeter" "build/$preset"/app/vmeter
    mapfile -t plugins_found < <(find "$root/plugins" -name '*.so')
    for library in $(libraries "build/$preset/app/vmeter" "${plugins_found[@]}"); do
        name=$(basename "$library")
        if [[ $name =~ $kMachinesOwn ]]; then
            continue
        elif [[ $name =~ $kMachinesFirst ]]; then
            mkdir -p "$root/lib/spare/$name"
            cp -L "$library" "$root/lib/spare/$name/"
        else
            cp -L "$library" "$root/lib/"
        fi
    done
    # Each finds the others by its own path, so that programs started from here (a browser) see nothing of it.
    find "$root/lib" -maxdepth 1 -name '*.so*' -exec patchelf --set-rpath '$ORIGIN' {} +
    find "$root/lib/spare" -name '*.so*' -type f -exec patchelf --set-rpath '$ORIGIN/../..' {} +
    find "$root/plugins" -name '*.so' -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +
    patchelf --set-rpath '$ORIGIN/../lib' "$root/bin/vmeter"
    mkdir -p "$root/translations"
    find /usr/share/qt6/translations -name 'qt*_fr.qm' -exec cp -t "$root/translations" {} + 2>/dev/null || true
    printf '[Paths]\nPrefix=..\nPlugins=plugins\nTranslations=translations\n' >"$root/bin/qt.conf"
    cp -r scenarios "$root/share/"
    cp /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold}.ttf "$root/share/fonts/"
    cp resources/package/fonts.conf "$root/share/fonts/"
    cp LICENSE README.md CHANGELOG.md "$root/"
    cp resources/package/start_anywhere.sh "$root/vmeter"
    packed "$root" "${archive%.xz}"
    xz --threads=1 -6 "${archive%.xz}"
    printf '%s\n' "$archive"
}
