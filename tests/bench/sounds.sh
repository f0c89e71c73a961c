#!/usr/bin/env bash
# How loud the sounds that ship are, and a spectrogram of each: tests/bench/sounds.sh [FOLDER]
# Installs what it needs; wants the release build. The sounds and pictures are left in FOLDER, build/sounds unless it is named.
set -eu
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
folder=${1:-build/sounds}
source third_party/install.sh
install_packages bench
mkdir -p "$folder"
build/release/tests/bench/refrain_sounds "$folder" | while read -r sound; do
    wav=$folder/$sound.wav
    loudness=$(ffmpeg -nostats -nostdin -i "$wav" -af ebur128 -f null - 2>&1 |
        sed -n 's/^ *I: *\(-\?[0-9.]*\) LUFS$/\1/p' | tail -n1)
    ffmpeg -y -loglevel error -nostdin -i "$wav" -lavfi showspectrumpic=s=512x256:legend=0:scale=log:fscale=log \
        "$folder/$sound.png"
    printf '%-20s %6s LUFS\n' "$sound" "$loudness"
done
