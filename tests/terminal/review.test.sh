#!/usr/bin/env bash
# A review key by key, in bursts, and in two windows at once.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

person reviewer
capitals
sit
start review
check 'a review shows a question' shows 'Capital of France'
check 'and not its answer' not shows 'Paris'
keys 3
keys '?'
check '? shows the keys, and a grade before the answer counted nothing' shows 'undo, as often as you like'
keys x
await 'Capital of France'
keys Space
check 'Space shows the answer' shows 'Paris'
keys 4
check 'a grade brings the next card' shows 'Capital of Italy'
check 'and is on the disk' counts 1
keys u
check 'u takes it back' shows 'Undone.'
check 'and shows its card' shows 'Capital of France'
keys Enter
await 'Paris'
keys Enter
check 'Enter, Enter is good' grep -qF '"rating":3' "$collection"/reviews/*.jsonl
await 'Capital of Italy'
keys s
check 's suspends' shows 'Suspended'
check 'and goes on' shows 'Capital of Japan'
keys b
check 'b buries' shows 'Buried until tomorrow'
keys q
check 'q says what was saved' shows 'Saved 1 answer'
check 'and the terminal is itself' shows 'exit=0 tty=itself.'

person hasty
numbers
sit
start review
await 'Number 10?'
keys $(printf 'Space 4 %.0s' $(seq 20))
check '40 keys in one burst are 20 grades' counts 20
check 'and the session is over' shows 'Saved 20 answers'
keys Enter
check 'Enter leaves' shows 'exit=0 tty=itself.'


person drummer
{
  echo 'cards:'
  for n in $(seq 10 34); do
    typed=
    [ $((n % 5)) = 0 ] && typed=', typed: true'
    echo "  - { id: n$n, question: Number $n?, answer: It is $n.$typed }"
  done
} | deck numbers
sit
start review
await 'Number 10?'
burst=()
for n in $(seq 10 29); do
  [ $((n % 5)) = 0 ] && burst+=("It is $n." Enter Enter) || burst+=(Space 4)
done
keys "${burst[@]}"
check 'a burst with typed answers in it loses no key' counts 20
check '  each typed answer was right' eval '[ "$(grep -ho "\"rating\":3" "$collection"/reviews/*.jsonl | wc -l)" = 4 ]'
check '  and they come back, the first one first' shows 'Number 10?'
keys C-c
check '  and Ctrl-C leaves' shows 'exit=130 tty=itself.'

person twin
capitals
sit 80 24 bash
start review
await 'Capital of France'
one=$window
sit 80 24 bash -two
two=$window
start review
await 'Capital of France'
window=$one
keys Space
await 'Paris'
keys 4
await 'Capital of Italy'
window=$two
keys Space
check 'a card answered in one window leaves the other' shows 'just answered in another session'
await 'Capital of Italy'
keys Space
await 'Rome'
keys 4
await 'Capital of Japan'
window=$one
keys Space
await 'Capital of Japan'
keys Space
await 'Tokyo'
keys 4
await 'Capital of Thailand'
check 'both windows keep all answers' counts 3
keys q
check 'one window says what it saved' shows 'Saved 2 answers'
window=$two
keys q
check 'the other what it did' shows 'Saved 1 answer'

finish
