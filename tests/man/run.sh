#!/usr/bin/env bash
# The manual page passes mandoc's lint without a word, in a person's shell as in the build.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v mandoc >/dev/null || { apt-get update -qq && apt-get install -y -qq mandoc >/dev/null; }
mandoc -T lint -W all dist/mull.1
node bin/mull.js help --man --lang en | mandoc -T lint -W all
node bin/mull.js help --man --lang zh | mandoc -T lint -W warning
mandoc -T ascii dist/mull.1 | grep 'a deck for Anki' >/dev/null
node bin/mull.js help --man --lang zh | mandoc -T utf8 | grep '终端里的记忆卡片' >/dev/null
echo 'the manual page is without fault'
