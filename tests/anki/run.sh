#!/bin/sh
# Imports mull's exports into the real Anki and compares them with the decks. Needs the built program, python3 and PyPI.
# MULL_ANKI_VENV names a virtual environment to use, or to make and keep, in place of a temporary one.
set -eu
project=$(cd "$(dirname "$0")/../.." && pwd)
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
venv=${MULL_ANKI_VENV:-$temporary/venv}
if ! "$venv/bin/python" -c "import anki" 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check anki==26.9.3
fi
PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" "$project/tests/anki/check.py" "$project"
