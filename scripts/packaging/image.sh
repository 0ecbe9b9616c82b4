# shellcheck shell=bash disable=SC2154,SC2016,SC2155
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by scripts/package.

# The container image: the program, the libraries that it needs, one font, nothing else; no shell. It runs as user 10001
# and writes only to /var/lib/vmeter.
package_image() {
    local root=$PWD/build/package-image archive=$out/vmeter_${version}_$architecture.oci.tar
    local plugins
    plugins=$(dirname "$(find /usr/lib -name libqoffscreen.so | head -n 1)")
    rm -rf "$root" "$archive"
    mkdir -p "$root"/usr/bin "$root$plugins" "$root"/etc "$root"/tmp "$root"/usr/share/fonts/truetype/dejavu
    strip -o "$root/usr/bin/vmeter-headless" "build/$preset"/app/vmeter-headless
    cp "$plugins/libqoffscreen.so" "$root$plugins/"
    cp /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf \
        "$root/usr/share/fonts/truetype/dejavu/"
    cp -rL /etc/fonts "$root/etc/"
    local library
    for library in $(libraries "build/$preset/app/vmeter-headless" "$plugins/libqoffscreen.so"); do
        mkdir -p "$root$(dirname "$library")"
        cp -L "$library" "$root$library"
    done
    printf 'vmeter:x:10001:10001::/var/lib/vmeter:/\n' >"$root/etc/passwd"
    mkdir -p "$root/var/lib"
    chmod 1777 "$root/tmp"
    find "$root" -exec touch --no-dereference -d "@$SOURCE_DATE_EPOCH" {} +

    local container state
    state=$(mktemp -d)
    container=$(buildah from scratch)
    buildah copy --quiet "$container" "$root" / >/dev/null
    touch -d "@$SOURCE_DATE_EPOCH" "$state"
    buildah copy --quiet --chown 10001:10001 "$container" "$state" /var/lib/vmeter >/dev/null
    rmdir "$state"
    buildah config --user 10001:10001 --volume /var/lib/vmeter --port 1502 --port 8080 --port 8502 \
        --env XDG_CACHE_HOME=/tmp --env XDG_RUNTIME_DIR=/tmp --env HOME=/var/lib/vmeter \
        --entrypoint '["/usr/bin/vmeter-headless"]' \
        --cmd "run --headless --state /var/lib/vmeter --modbus 0.0.0.0:1502 --web 0.0.0.0:8080" \
        --label org.opencontainers.image.title=vmeter --label "org.opencontainers.image.version=$version" \
        --label org.opencontainers.image.licenses=GPL-3.0-or-later "$container"
    buildah commit --quiet --timestamp "$SOURCE_DATE_EPOCH" "$container" "oci-archive:$archive:vmeter:$version" >/dev/null
    buildah rm "$container" >/dev/null
    printf '%s\n' "$archive"
}
