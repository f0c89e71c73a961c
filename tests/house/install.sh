#!/usr/bin/env bash
# Installs BUILD into a folder of its own and runs what was installed from another place: install.sh CMAKE BUILD VERSION
set -eu
cmake=$1 build=$2 version=$3
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
"$cmake" --install "$build" --prefix "$prefix" >/dev/null
cd /
said=$(env -u REFRAIN_ASSETS "$prefix/bin/refrain" --version)
[[ $said == "refrain $version" ]] || { echo "--version said: $said"; exit 1; }

missing=0
for file in share/applications/refrain.desktop share/icons/hicolor/scalable/apps/refrain.svg \
    share/icons/hicolor/{48x48,128x128,256x256}/apps/refrain.png share/man/man1/refrain.1 share/doc/refrain/LICENSE \
    share/refrain/patches/init.refrain; do
    [[ -s $prefix/$file ]] || { echo "not installed: $file"; missing=1; }
done
find "$prefix/share/refrain/fonts" -name '*.ttf' -o -name '*.otf' | grep -q . || { echo "no font installed"; missing=1; }

# The manual names every option that --help names.
for option in $("$prefix/bin/refrain" --help | grep -oE '^ +(-h,)?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u); do
    grep -qF -- "${option//-/\\-}" "$prefix/share/man/man1/refrain.1" || { echo "refrain.1 does not tell of $option"; missing=1; }
done
exit $missing
