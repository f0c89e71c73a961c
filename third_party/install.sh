# Installs the packages of packages.txt; sourced by ./run and tests/run. Bash.
#
#   install_packages GROUP...   installs what is missing of these groups; says what and how before it does
#   packages_of GROUP...        prints their names, alternatives as a|b
#   apt_update                  fetches the lists of what there is to install
#
# Already installed packages are never touched. Where there is no apt, it names what is needed and goes on: the
# configuration that follows finds out whether the libraries are there by another name.

third_party_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

packages_of() {
    local group package _
    while read -r group package _; do
        [[ " $* " == *" $group "* ]] && printf '%s\n' "$package"
    done < <(grep -v '^#' "$third_party_dir/packages.txt")
}

# The lines of standard input of which no alternative is installed. One dpkg-query for all, so that a start where
# nothing is missing costs milliseconds.
_not_installed() {
    local lines line alternative
    mapfile -t lines
    declare -A installed=()
    while read -r status package; do
        [[ $status == ii* || $status == hi* ]] && installed[$package]=1
    done < <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' ${lines[*]//|/ } 2>/dev/null)
    for line in "${lines[@]}"; do
        for alternative in ${line//|/ }; do
            [[ -n ${installed[$alternative]:-} ]] && continue 2
        done
        printf '%s\n' "$line"
    done
}

# For each argument the first alternative that apt can install. Fails on the first one that has none, naming it.
_choose() {
    local line alternative
    for line in "$@"; do
        for alternative in ${line//|/ }; do
            if LC_ALL=C apt-cache policy "$alternative" 2>/dev/null | grep -q 'Candidate: [^(]'; then
                printf '%s\n' "$alternative"
                continue 2
            fi
        done
        printf '%s\n' "$line"
        return 1
    done
}

# Runs apt-get as root, without questions, and shows the command.
_apt() {
    local command=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@")
    ((EUID == 0)) || command=(sudo "${command[@]}")
    echo "+ ${command[*]}"
    "${command[@]}" </dev/null
}

apt_update() {
    _apt update
}

install_packages() {
    local missing chosen
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This system has no apt. Refrain needs what these Debian packages hold:" >&2
        packages_of "$@" | tr '\n' ' ' >&2
        echo >&2
        return 0
    fi
    mapfile -t missing < <(packages_of "$@" | _not_installed)
    ((${#missing[@]})) || return 0

    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        echo "error: not root, and there is no sudo; as root: apt-get install ${missing[*]%%|*}" >&2
        return 1
    fi
    echo "To install (${#missing[@]}): ${missing[*]%%|*}"
    if ! chosen=$(_choose "${missing[@]}"); then
        apt_update || echo "warning: apt-get update failed; going on with the old lists" >&2
        if ! chosen=$(_choose "${missing[@]}"); then
            echo "error: apt knows no package ${chosen##*$'\n'}; Debian 12 and 13 have it in main and security" >&2
            return 1
        fi
    fi
    mapfile -t chosen <<<"$chosen"
    _apt install --no-install-recommends --no-remove "${chosen[@]}" && return 0
    # The lists may be older than the archive.
    apt_update && _apt install --no-install-recommends --no-remove "${chosen[@]}" && return 0
    echo "error: apt-get could not install the packages above; its own message says why" >&2
    return 1
}
