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

counts=$(mktemp)
trap 'rm -f "$counts"' EXIT
passed=0
failed=0
[ $# -gt 0 ] || set -- *.test.sh
for file in "$@"; do
  name=${file%.test.sh}
  printf '\n-- %s\n' "$name"
  : >"$counts"
  counts=$counts bash "$name.test.sh"
  # A file that ended before its last line has failed, whatever it counted.
  read -r good bad <"$counts" || { good=0 bad=1 && printf 'FAIL  %s did not come to its end\n' "$name"; }
  passed=$((passed + good))
  failed=$((failed + bad))
done

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
