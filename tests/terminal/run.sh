#!/usr/bin/env bash
# mull at a real terminal, in tmux: every `*.test.sh` beside this file, or those that are named (`run.sh review edit`). Ends with
# `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")" || exit 1

for program in tmux script less nano vim.tiny; do
  command -v "$program" >/dev/null || missing=1
done
if [ -n "${missing:-}" ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq tmux bsdutils less nano vim-tiny >/dev/null
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
# Most of a check's time is waiting: three files go on at once, each with a tmux of its own.
one() {
  counts=$results/$1 bash "$1.test.sh" >"$results/$1.log" 2>&1
  printf '\n-- %s\n%s\n' "$1" "$(<"$results/$1.log")"
}
# The one that waits for a minute to pass comes first.
[ $# -gt 0 ] || set -- endings $(ls -- *.test.sh | sed 's/[.]test[.]sh$//' | grep -vx endings)
for name in "$@"; do
  while [ "$(jobs -rp | wc -l)" -ge 3 ]; do wait -n; done
  one "$name" &
done
wait

passed=0
failed=0
for name in "$@"; do
  good=0 bad=1
  # A file that ended before its last line has failed, whatever it counted.
  { read -r good bad <"$results/$name"; } 2>/dev/null || printf 'FAIL  %s did not come to its end\n' "$name"
  passed=$((passed + good))
  failed=$((failed + bad))
done

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
