#!/usr/bin/env bash
# newer-tools.sh DIR: lays the belenios-tool of Debian's later suites into DIR, each with the libraries that it needs, and prints each
# program, one a line. Nothing is installed: packages come through apt from the mirror that it is set up with, and are unpacked in DIR,
# which keeps them for the next time. Where one cannot be had it says why on standard error.
set -uo pipefail
mkdir -p "$1"
dir=$(cd "$1" && pwd)
lay() { # a suite
  local root=$dir/$1 loader libraries apt
  [ -x "$root/belenios-tool" ] && return
  rm -rf "$root"
  mkdir -p "$root/lists/partial" "$root/cache/archives/partial" "$root/files"
  : >"$root/status"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$mirror" "$1" >"$root/sources.list"
  apt=(apt-get -qq -o "Dir::Etc::sourcelist=$root/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$root/lists"
    -o "Dir::State::status=$root/status" -o "Dir::Cache=$root/cache" -o Debug::NoLocking=1 -o Acquire::Languages=none
    -o "APT::Sandbox::User=$(id -un)" -o Acquire::Retries=0 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20)
  "${apt[@]}" update && "${apt[@]}" install --download-only --yes --no-install-recommends belenios-tool || return
  for deb in "$root"/cache/archives/*.deb; do dpkg-deb -x "$deb" "$root/files" || return; done
  rm -rf "$root/lists" "$root/cache"
  # They want a later C library than this system's, so each runs under the loader of its own.
  loader=$(find "$root/files" -name 'ld-linux*.so.*' -print -quit)
  libraries=$(find "$root/files" -name 'lib*.so.*' -printf '%h\n' | sort -u | paste -sd:)
  printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$loader" "$libraries" "$root/files/usr/bin/belenios-tool" >"$root/program"
  chmod +x "$root/program"
  mv "$root/program" "$root/belenios-tool"
}
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -m 1 -E '/debian/?$')
for suite in trixie sid; do
  version=
  if [ -z "$mirror" ]; then echo "belenios-tool of $suite: apt is set up with no mirror of Debian." >&2
  elif ! { said=$(lay "$suite" 2>&1) && version=$("$dir/$suite/belenios-tool" --version 2>&1); }; then
    said=${said:-$version}
    echo "belenios-tool of $suite: ${said%%$'\n'*}" >&2
  elif [[ $version != 3.* ]]; then echo "belenios-tool of $suite: version $version, not one of 3.x." >&2
  else echo "$dir/$suite/belenios-tool"
  fi
done
