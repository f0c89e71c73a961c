#!/usr/bin/env bash
# Checks that every floor of SOURCES includes only what layers.txt lets it: layers.sh SOURCES
# Prints each violation as file:line and fails when there is one, or when there was nothing to check.
set -u
sources=${1:?usage: layers.sh SOURCES}
rules=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/layers.txt

find "$sources" -mindepth 1 \( -name '*.cpp' -o -name '*.hpp' \) -printf '%P\n' | sort | (
    cd "$sources" && xargs awk -v rules="$rules" '
        BEGIN {
            while ((getline line < rules) > 0) {
                if (line ~ /^#/ || line == "") continue
                if (split(line, half, / = /) == 2) foreign[half[1]] = " " half[2] " "
                else { split(line, half, /:/); below[half[1]] = half[2] " "; floors++ }
            }
            if (!floors) { print "no rules in " rules; exit bad = 1 }
        }
        FNR == 1 {
            files++
            floor = FILENAME
            if (!sub(/\/.*/, "", floor)) sub(/\..*/, "", floor)
            if (!(floor in below)) { print FILENAME ":1: " floor " is no floor of layers.txt"; bad = 1 }
        }
        match($0, /^[ \t]*#[ \t]*include[ \t]*["<][^">]+/) {
            quoted = index($0, "\"") > 0
            name = substr($0, RSTART, RLENGTH)
            sub(/.*["<]/, "", name)
            if (quoted && name != "rt/realtime.hpp") {
                target = name
                sub(/\/.*/, "", target)
                if (target != floor && index(" " below[floor], " " target " ") == 0) {
                    print FILENAME ":" FNR ": " floor " includes " name ", which is not below it"
                    bad = 1
                }
            }
            if (!quoted)
                for (prefix in foreign)
                    if (index(name, prefix) == 1 && (prefix ~ /[\/.]$|^[A-Z]|imgui|sndfile|kissfft/ || name == prefix) &&
                        index(foreign[prefix], " " floor " ") == 0) {
                        print FILENAME ":" FNR ": " floor " includes <" name ">, which belongs to" foreign[prefix]
                        bad = 1
                    }
        }
        END {
            if (!files) { print "no source to check"; bad = 1 }
            exit bad
        }'
)
