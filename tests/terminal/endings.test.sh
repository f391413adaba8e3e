#!/usr/bin/env bash
# How a session ends, stops and goes on: keys, signals, a closed window, job control, kill -9, and its time.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

person hurried
numbers
sit
enter 'unset MULL_NOW'
start review --minutes 1
await 'Number 10?'
began=$SECONDS
hurried=$window

for shell in bash dash; do
  person "stopped-$shell"
  numbers
  sit 80 24 "$shell"
  for ending in 'C-c 130' 'TERM 143' 'HUP 129' 'INT 130' 'QUIT 131' 'C-d 0'; do
    read -r how code <<<"$ending"
    start review
    await 'Space shows the answer'
    keys Space
    await '4 Easy'
    keys 4
    await 'Space shows the answer'
    case $how in C-*) keys "$how" ;; *) kill -s "$how" "$(pid)" ;; esac
    check "under $shell $how ends with $code" shows "exit=$code tty=itself."
    check '  having said what was saved' shows 'Saved 1 answer'
    check '  and the cursor is there' eval '[ "$(tmux_ display -p -t "$window" "#{cursor_flag}")" = 1 ]'
  done
done

person closer
one_grade
running=$(pid)
tmux_ kill-session -t "$window"
check 'a closed window ends the review' gone "$running"
sit
check 'and its answer is kept' counts 1

person sleeper
numbers
sit
enter 'clear; echo from before; mull review; after $?'
await 'Number 10?'
keys Space
await '4 Easy'
keys 4
await 'Number 11?'
keys C-z
check 'Ctrl-Z gives the shell back' shows 'Stopped'
enter 'echo "in be""tween"; after 0'
check '  with a terminal that is itself' shows 'tty=itself.'
running=$(pid)
enter 'fg; after $?'
check 'fg shows the card again' eval 'screen | tail -n +8 | grep -qF "Number 11?"'
keys Space
check 'and goes on' shows 'It is 11.'
check '  the lines of before are still there' shows 'from before'
check '  and those in between' shows 'in between'
keys 4
await 'Number 12?'
check '  after the next card too' eval 'shows "in between" && not shows "It is 11."'
keys C-z
await '[1]+  Stopped'
enter 'clear; fg; after $?'
await 'Number 12?'
keys q
check 'q after fg ends the process' gone "$running"
check '  with all answers saved' shows 'Saved 2 answers'
check '  and 0' shows 'exit=0 tty=itself.'

person victim
numbers
sit
start review
await 'Number 10?'
for n in 10 11 12; do
  keys Space
  await "It is $n."
  keys 4
  await "Number $((n + 1))?"
done
keys Space
kill -KILL "$(pid)"
await 'Killed'
enter 'stty sane'
check 'kill -9 loses no answer' counts 3
start review
check 'and the review goes on where it was' shows 'Number 13?'
check '  without a word of damage' not shows 'damaged'
keys q
await 'exit=0'
for day in 30 01 02 03 04; do
  month=$([ "$day" = 30 ] && echo 11 || echo 12)
  enter "clear; MULL_NOW=2026-$month-${day}T10:00:00Z mull due; after \$?"
  due=$(grep -hoE '"due":"2026-[0-9-]+"' "$collection"/reviews/*.jsonl | cut -d '"' -f 4 | awk -v today="2026-$month-$day" '$0 <= today' | wc -l)
  check "on $month-$day exactly the $due due cards are back" shows "· $due review."
done

person asked
capitals
sit
# ending NAME COMMAND PROMPT CODE-OF-CTRL-D: every way out of a prompt.
ending() {
  local how code
  for ending in 'C-c 130' 'TERM 143' 'HUP 129' 'INT 130' "C-d $4"; do
    read -r how code <<<"$ending"
    start "$2"
    await "$3"
    case $how in C-*) keys "$how" ;; *) kill -s "$how" "$(pid)" ;; esac
    check "$1: $how ends with $code" shows "exit=$code tty=itself."
  done
}
ending 'the page of today' '' 'q leaves' 0
ending 'a typed quiz' 'quiz europe --typed' 'Answer:' 0
ending 'a choice' quiz 'Quiz on which topic?' 130
ending 'a card to add' 'add capitals' 'Question' 130
ending 'the picker' 'list -i' 'Which card?' 130
ending 'a review in lines' 'review --accessible' '>' 0
ending 'a choice in lines' 'quiz --accessible' 'Number (1 to 2):' 130
check 'none of these wrote anything' counts 0

window=$hurried
until [ $((SECONDS - began)) -ge 61 ]; do sleep 0.5; done
keys Space
await 'It is 10.'
keys 4
check '--minutes ends the session after an answer' shows 'The time you gave is over.'
check '  which is saved' shows 'Saved 1 answer'
keys q
await 'exit=0'

finish
