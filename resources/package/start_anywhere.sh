#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts vmeter from the folder in which this script lies. Libraries that the machine has not are taken from here.
here=$(dirname "$(readlink -f "$0")")
path=
known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
for spare in "$here"/lib/spare/*; do
    case $known in
    *"$(basename "$spare") "*) ;;
    *) path=$path$spare: ;;
    esac
done
if [ -n "$path" ]; then
    LD_LIBRARY_PATH=$path${LD_LIBRARY_PATH-}
    export LD_LIBRARY_PATH
fi
if [ ! -f /etc/fonts/fonts.conf ]; then # a machine without fonts
    FONTCONFIG_FILE=$here/share/fonts/fonts.conf
    export FONTCONFIG_FILE
fi
exec "$here/bin/vmeter" "$@"
