#!/usr/bin/env bash
# No file of PROJECT may hold the path of somebody's home: it would work on one machine only. paths.sh PROJECT
set -u
cd "${1:?usage: paths.sh PROJECT}" || exit 1
folders=()
for folder in src tests assets third_party run CMakeLists.txt CMakePresets.json README.md .ci; do
    [[ -e $folder ]] && folders+=("$folder")
done
((${#folders[@]})) || { echo "nothing to check in $PWD"; exit 1; }
! grep -rnIE '(^|[^A-Za-z0-9_.])/(home/[a-z]|root/|Users/)' "${folders[@]}" --exclude=paths.sh
