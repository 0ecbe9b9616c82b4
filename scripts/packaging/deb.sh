# shellcheck shell=bash disable=SC2154,SC2016,SC2155
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by scripts/package.

# The Debian packages, made by debhelper from resources/package/debian and checked by lintian.
package_deb() {
    local work=$PWD/build/package-deb
    rm -rf "$work"
    mkdir -p "$work/vmeter"
    cp -r resources/package/debian "$work/vmeter/"
    {
        printf 'vmeter (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n' "$version"
        printf ' -- vmeter maintainers <maintainers@vmeter.example>  %s\n' "$(LC_ALL=C date -u -R -d "$release_date")"
    } >"$work/vmeter/debian/changelog"
    (cd "$work/vmeter" && VMETER_BUILD=$OLDPWD/build/$preset dpkg-buildpackage -us -uc -b) >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        return 1
    }
    cp "$work"/*.deb "$out/"
    local package
    for package in "$out"/vmeter{,-headless}_"${version}_$architecture".deb; do
        lintian --fail-on error,warning "$package"
        printf '%s\n' "$package"
    done
}
