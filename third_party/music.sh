# Real MIDI files for the tests, written by others; sourced by tests/run. Bash, in the project's folder.
#
#   fetch_music    unpacks them into build/cache/music, once; prints nothing but errors
#
# They are classical pieces that Debian ships with its package pianobooster, which is downloaded and never installed.

fetch_music() {
    local cache=build/cache package
    [[ -f $cache/music/complete ]] && return 0
    rm -rf "$cache/music" "$cache/download"
    mkdir -p "$cache/music" "$cache/download"
    package=$(packages_of data)
    _download "$package" || { apt_update >/dev/null 2>&1; _download "$package"; } || {
        echo "error: apt-get could not download $package: $(tail -n1 "$cache/download/log")" >&2
        return 1
    }
    dpkg-deb -x "$cache"/download/"$package"_*.deb "$cache/download/unpacked" &&
        unzip -q -o "$cache/download/unpacked/usr/share/games/pianobooster/music/BoosterMusicBooks.zip" \
            -d "$cache/music" && rm -rf "$cache/download" && touch "$cache/music/complete"
}

_download() {
    local unsandboxed=()
    # Root would hand the download to a user that cannot write here.
    ((EUID == 0)) && unsandboxed=(-o APT::Sandbox::User=root)
    (cd "$cache/download" && apt-get -q "${unsandboxed[@]}" download "$1" >log 2>&1 </dev/null)
}
