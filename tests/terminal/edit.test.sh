#!/usr/bin/env bash
# Editing in the middle of a review: with a script for an editor, with nano, with vim; decks that break, cards that change.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

# An editor for those who say beforehand what they will do: it runs the sed script ~/edits and tells how it was called.
mkdir "$work/my editors"
cat >"$work/my editors/by script" <<'SH'
#!/bin/sh
printf '<%s>\n' "$@" >"$HOME/called"
for file; do :; done
echo 'the editor was here'
sed -i -f "$HOME/edits" "$file"
SH
chmod +x "$work/my editors/by script"
ln -s 'by script' "$work/my editors/nano"

edits() { printf '%s\n' "$@" >"$home/edits"; }
called() { grep -qxF "<$1>" "$home/called"; }

person mender
capitals
mv "$collection/decks/capitals.yaml" "$collection/decks/my capitals.yaml"
sed -i '1a id: capitals' "$collection/decks/my capitals.yaml"
sit
shell "export EDITOR=\"'$work/my editors/nano' --mild 'two words'\""
start review
await 'Capital of France'
keys Space
await 'Paris'
edits 's/Paris/Lutetia/' 's/Capital of Italy/Which capital has Italy/' '5i \  - { id: es, question: Capital of Spain, answer: Madrid }'
keys e
check 'e opens the editor, and the card is as edited' shows 'Lutetia'
check '  which is said' shows 'The card as it reads now.'
check '  with its answer still shown' shows '3 Good'
check 'the editor gets its own arguments' eval 'called --mild && called "two words"'
check '  the line of the card' called '+4'
check '  and the file, whose name has a space' called "$collection/decks/my capitals.yaml"
check '  and what it said stays above the card' eval 'holds_once "the editor was here" && holds_once Lutetia'
keys 4
check 'the session goes on' shows '4 new'
for _ in 1 2; do
  until_ matches 'Which capital has Italy|Capital of Spain'
  keys Space
  await '4 Easy'
  keys 4
  until_ not shows '4 Easy'
done
check '  with the other cards as edited, and the new one' counts 3
check '  and each once' shows '2 new'
keys q
check 'the terminal is itself afterwards' shows 'exit=0 tty=itself.'
check '  and its cursor is there' eval '[ "$(tmux_ display -p -t "$window" "#{cursor_flag}")" = 1 ]'

person breaker
capitals
sit
shell "export VISUAL=\"'$work/my editors/by script'\""
start review
await 'Capital of France'
cp "$collection/decks/capitals.yaml" "$home/before"
edits 's/answer: Paris/anwser: Paris/'
keys e
check 'a deck broken by the edit is shown' holds 'The deck has a mistake now'
check '  with its place' matches 'capitals.yaml:3:[0-9]+ error'
check '  and what was meant' holds 'did you mean "answer"?'
check 'an editor that is not known gets the file alone' eval '[ "$(wc -l <"$home/called")" = 1 ]'
edits 's/anwser/answer/'
keys e
check 'e again mends it' eval 'shows "Capital of France" && ! shows mistake'
keys Space
await 'Paris'
edits 's/^cards:/cards: [/'
keys e
await 'The deck has a mistake now'
keys u
check 'another key does nothing then' shows 'The deck has a mistake now'
keys r
check 'r puts back what was there' shows 'Capital of France'
check '  to the byte' cmp "$collection/decks/capitals.yaml" "$home/before"
keys Space 4
check '  and the session goes on' shows 'Capital of Italy'
edits '/id: it/s/answer/anwser/'
keys e
await 'The deck has a mistake now'
keys Enter
check 'Enter goes on without the card' shows 'Capital of Japan'
keys q
check 'q leaves' shows 'exit=0 tty=itself.'
start review
check '  and the next session says what is left out' holds 'what they touch is left out'
await 'Space shows the answer'
keys q
await 'exit=0'
shell 'export VISUAL=/no/such/editor'
cp "$home/before" "$collection/decks/capitals.yaml"
start review
await 'Capital of Italy'
keys e
check 'an editor that is not there is told' holds '/no/such/editor'
keys x
check '  and the session goes on' shows 'Capital of Italy'
keys q
check '  with a terminal that is itself' shows 'exit=0 tty=itself.'

person rewriter
deck loose <<'YAML'
cards:
  # The first of all.
  - question: Capital of France
    answer: Paris
  - question: Capital of Italy
    answer: Rome
YAML
studied 2026-11-10T10:00:00Z 4 4
sit
shell "export EDITOR=\"'$work/my editors/by script'\""
start review
until_ shows 'Capital of'
shows France && name=France other=Italy || name=Italy other=France
edits "s/Capital of $name/Which town is the capital of $name?/"
keys e
check 'a reworded card without id is asked about' holds 'Is it the same card?'
check '  before' shows "− Capital of $name"
check '  and after' shows "+ Which town is the capital of $name?"
keys 1
check '1 is the same card' shows "Which town is the capital of $name?"
check '  its deck says so' grep -q 'was: ' "$collection/decks/loose.yaml"
check '  the comments stand' grep -q '# The first of all.' "$collection/decks/loose.yaml"
keys Space
await '4 Easy'
keys 3
check '  and it goes on' shows "Capital of $other"
edits "s/Capital of $other/What is the first town of $other?/"
keys e
await 'Is it the same card?'
keys 2
check '2 is a new card' eval 'shows "What is the first town of $other?" && shows "1 new"'
keys q
check 'q leaves' shows 'exit=0 tty=itself.'
check 'one was is written' eval '[ "$(grep -c was: "$collection/decks/loose.yaml")" = 1 ]'
start list
check 'the same card kept its history' matches "Which town is the capital.* review "
check '  the new one has none' matches 'What is the first town.* new'

# in_editor PROGRAM: the real one.
in_editor() {
  if ! command -v "$1" >/dev/null; then
    printf 'SKIPPED: %s is not installed\n' "$1" >&2
    return
  fi
  person "with-${1%.*}"
  capitals
  sit
  shell "export EDITOR=$1"
  start review
  await 'Capital of France'
  keys Space 4
  await 'Capital of Italy'
  keys Space
  await 'Rome'
  keys e
  await 'deck: Capitals'
  case $1 in
  nano)
    keys C-c
    check 'nano opens at the line of the card' matches 'line +4/'
    keys C-w
    await 'Search'
    say Rome
    keys Enter
    say 'Old '
    await 'Old Rome'
    keys C-o
    await 'capitals.yaml'
    keys Enter
    await 'Wrote'
    keys C-x
    ;;
  *)
    say ':.s/Rome/Old Rome/'
    keys Enter
    check "$1 opens at the line of the card" shows 'Old Rome'
    say ':wq'
    keys Enter
    ;;
  esac
  check "the review goes on after $1, with the card as edited" eval 'shows "The card as it reads now." && shows "Old Rome"'
  check '  alone on the screen' eval 'holds_once "Capital of Italy" && not shows "deck: Capitals"'
  keys 3
  check '  and takes keys' shows 'Capital of Japan'
  keys e
  await 'deck: Capitals'
  [ "$1" = nano ] && keys C-x || { say ':q' && keys Enter; }
  check '  a look alone changes nothing' shows 'Capital of Japan'
  keys C-z
  await 'Stopped'
  enter 'clear; fg; after $?'
  check '  Ctrl-Z and fg still work' shows 'Capital of Japan'
  keys q
  check '  and the terminal is itself' shows 'exit=0 tty=itself.'
  enter 'stty size'
  check '  the cursor too' eval '[ "$(tmux_ display -p -t "$window" "#{cursor_flag}")" = 1 ]'
}
in_editor nano
in_editor vim.tiny

finish
