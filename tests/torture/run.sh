#!/usr/bin/env bash
# The part of the torture suite that fits into a commit; whole it is `npm run torture`. Ends with `N passed, M failed`, counted
# in trials; what was skipped is said above it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

missing=()
need() { command -v "$1" >/dev/null || missing+=("$2"); }
need strace strace
need faketime faketime
need mkfs.xfs xfsprogs
need mkfs.ext4 e2fsprogs
need tmux tmux
need script bsdutils
need prlimit util-linux
if [ "${#missing[@]}" -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq "${missing[@]}" >/dev/null
fi

npm run -s build || exit 1
said=$(mktemp)
trap 'rm -f "$said"' EXIT
npm run -s torture -- --part "$@" | tee "$said"
ended=${PIPESTATUS[0]}

read -r passed failed < <(sed -nE 's/^([0-9]+) trials passed, ([0-9]+) failed.*/\1 \2/p' "$said" | tail -n 1)
# One that did not come to its last line has failed, whatever it counted.
[ -n "${failed:-}" ] || { passed=0 failed=1; }
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$ended" -eq 0 ] && [ "$failed" -eq 0 ]
