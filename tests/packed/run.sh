#!/usr/bin/env bash
# Packs mull, installs the tarball into an empty folder, and runs it there on this Node and on a current one.
set -euo pipefail
project=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$project"
npm pack --silent --pack-destination "$work" >/dev/null
tarball=$(basename "$work"/*.tgz)
echo "packed: $(tar -tzf "$work/$tarball" | wc -l) files, $(du -h "$work/$tarball" | cut -f1)"
if tar -tzf "$work/$tarball" | grep -vE '^package/(package\.json|README\.md|CHANGELOG\.md|LICENSE|bin/|dist/|decks/)'; then
  echo 'the files above have no place in the package' >&2
  exit 1
fi

mkdir "$work/app"
cd "$work/app"
npm init --yes >/dev/null
npm install --silent "$work/$tarball"

mkdir "$work/node"
(cd "$work/node" && npm init --yes >/dev/null && npm install --silent --no-save "node-linux-$(node -p process.arch)@24")
current=$(find "$work/node/node_modules" -path '*/bin/node' -type f | head -n 1)

export MULL_NOW=2026-11-23T10:00:00Z TZ=UTC LANG=en_GB.UTF-8
for node in "$(command -v node)" "$current"; do
  home=$(mktemp -d "$work/home-XXXX")
  mull() { HOME=$home XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state "$node" node_modules/mull/bin/mull.js "$@"; }
  echo "on Node $("$node" --version): mull $(mull --version)"
  mull due --json >"$work/due"
  grep -q '"new":20' "$work/due"
  printf '{"type":"rate","rating":"good"}\n' | mull review --json >"$work/review"
  [ "$(grep -c '"type":"saved"' "$work/review")" = 1 ]
  mull check
  mull export llm-basics -o "$work/llm.csv"
  grep -q '^#notetype:Basic' "$work/llm.csv"
  mull export llm-basics -o "$work/llm.apkg"
  grep -aq collection.anki2 "$work/llm.apkg"
done
echo 'the packed program runs'
