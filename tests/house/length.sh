#!/usr/bin/env bash
# A file over 300 lines is asking to be two: names those under FOLDERS that are: length.sh FOLDER...
set -u
limit=300
long=$(find "$@" \( -name '*.cpp' -o -name '*.hpp' \) -exec awk -v limit=$limit \
    'FNR == limit + 1 { print FILENAME ": more than " limit " lines" }' {} +)
[[ -z $long ]] && exit 0
printf '%s\n' "$long"
exit 1
