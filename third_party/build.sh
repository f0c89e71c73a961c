# Configures and builds a preset; sourced by ./run and tests/run. Bash.
#
#   configure_preset PRESET [cmake options]   only when it never was, or the sources have moved
#   build_preset PRESET [targets]             quiet: what the compiler says goes to build/PRESET/build.log
#
# Both are called in the project's folder. A failure is one line that names the log.

# Fails when a file that a preset's configuration was made from is not what it was: ninja runs CMake again by itself
# for those it knows of, and the presets are not among them.
_configured() {
    local folder=build/$1
    [[ -f $folder/build.ninja && -f $folder/configured ]] || return 1
    [[ ! CMakePresets.json -nt $folder/configured ]] || return 1
    grep -qxF "$PWD ${*:2}" "$folder/configured"
}

configure_preset() {
    local preset=$1 folder=build/$1 log=build/$1/configure.log
    _configured "$@" && return 0
    # A cache made elsewhere (a copied or renamed checkout) would make CMake refuse.
    if [[ -f $folder/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then
        rm -rf "$folder"
    fi
    mkdir -p "$folder"
    if ! cmake --preset "$preset" "${@:2}" >"$log" 2>&1 </dev/null; then
        echo "error: cannot configure $preset: $(_first_error "$log") (all of it: $PWD/$log)" >&2
        return 1
    fi
    echo "$PWD ${*:2}" >"$folder/configured"
}

build_preset() {
    local preset=$1 log=build/$1/build.log
    if ! ninja -C "build/$preset" "${@:2}" >"$log" 2>&1 </dev/null; then
        echo "error: cannot build $preset: $(_first_error "$log") (all of it: $PWD/$log)" >&2
        return 1
    fi
}

_first_error() {
    grep -m1 -E '(^|[: ])error: |CMake Error|undefined reference|No space left' "$1" || tail -n1 "$1"
}
