#!/usr/bin/env bash
# The accessible mode: everything by typed lines, and not one escape byte.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

# recorded COMMAND: as typed, with every byte of it in $home/bytes.
recorded() {
  rm -f "$home/pid" "$home/bytes"
  enter "clear; script -qfec '$1' \$HOME/bytes; after \$?"
  until_ test -s "$home/pid"
}
# What is said goes on after the prompt that was there before: prompts N waits for the Nth.
prompts() { [ "$(grep -o '^> ' "$home/bytes" | wc -l)" -ge "$1" ]; }
spoken() { tr -d '\r' <"$home/bytes" | squeezed | grep -qF -- "$(printf '%s' "$1" | squeezed)"; }
# ends CODE: and no ESC, no other control but line breaks was written.
ends() {
  check "$2 ends with $1" shows "exit=$1 tty=itself."
  check '  and has written no escape byte' eval '[ -s "$home/bytes" ] && ! LC_ALL=C grep -q "$(printf "\033")" "$home/bytes"'
}

person listener
capitals
sit
for how in 'mull review --accessible' 'ACCESSIBLE=1 mull review' 'TERM=dumb mull review'; do
  recorded "$how"
  until_ prompts 1
  check "$how asks" spoken 'Capital of France'
  check '  and says what to type' spoken 'Enter shows the answer'
  keys Enter
  until_ prompts 2
  check '  and answers' spoken 'Paris'
  check '  with the grades' spoken '1 Again: 1 minute'
  enter x
  until_ prompts 3
  check '  and says what it does not know' spoken 'That does nothing here.'
  enter q
  ends 0 "  q: $how"
done

recorded 'mull review --accessible'
n=1
said() { until_ prompts "$n"; check "$1" spoken "$2"; n=$((n + 1)); }
said 'a whole review in lines' 'Capital of France'
enter '?'
said '? lists the keys' 'undo, as often as you like'
enter ''
said '  and Enter goes back' 'Capital of France'
enter ''
said 'Enter shows the answer' 'Paris'
enter ４
said 'a full-width digit is a digit' 'Capital of Italy'
check '  and is saved' counts 1
enter u
said 'u undoes' 'Undone.'
enter ''
until_ prompts "$n" && n=$((n + 1))
enter 3
said 'another grade' 'Capital of Italy'
enter f
said 'f flags' 'Flagged'
enter s
said 's suspends' 'Suspended'
enter b
said 'b buries' 'Buried until tomorrow'
enter ''
until_ prompts "$n" && n=$((n + 1))
enter 4
until_ prompts "$n" && n=$((n + 1))
enter ''
until_ prompts "$n" && n=$((n + 1))
enter 4
said 'the end counts' 'Saved 3 answers'
enter ''
ends 0 'the review'

person speaker
chinese
sed -i 's/id: emergence/id: emergence\n    typed: true/' "$collection/decks/chinese.yaml"
sit
lang=zh_CN.UTF-8
recorded 'mull review --accessible --lang zh'
until_ prompts 1
check 'a typed card in Chinese' spoken '输入答案并按 Enter'
enter '涌现'
until_ prompts 2
check '  says what was typed and what is right' eval 'spoken 你的答案：涌现 && spoken 正确答案：涌现能力'
check '  and what Enter alone means' spoken '直接按 Enter 为“1 重来”'
enter ''
until_ prompts 3
check '  and takes the suggested grade' grep -q '"rating":1' "$collection"/reviews/*.jsonl
keys C-d
ends 0 'Ctrl-D'

person walker
capitals
numbers
sit
recorded 'mull --accessible'
until_ prompts 1
check 'the first page in lines' spoken 'Welcome to mull.'
enter ''
until_ prompts 2
check '  starts the review' spoken '? lists the keys'
keys C-c
ends 130 'Ctrl-C'
studied 2026-11-22T09:00:00Z 4
recorded 'mull --accessible'
until_ prompts 1
check 'the page of today in lines' spoken '1 day in a row'
check '  has words for a drawing' not grep -qF -e █ -e ▇ -e ▁ -e ░ -e ··· "$home/bytes"
check '  of the days to come too' spoken 'Today: 0 due, 20 new'
enter q
ends 0 'it'

recorded 'mull quiz --accessible --seed 1'
until_ spoken 'Number (1 to 2):'
check 'a quiz numbers the topics' spoken '1 europe (2)'
enter 7
check '  and says where there is no such number' spoken 'There is no such number.'
enter 1
until_ prompts 1
check '  and asks' spoken 'europe · 1 of 2'
enter "$(tr -d '\r' <"$home/bytes" | grep -E '^[1-3] (Paris|Rome)' | head -n 1 | cut -c 1)"
check '  and judges' spoken 'Right.'
keys C-c
ends 130 'Ctrl-C in a quiz'

recorded 'mull add capitals --accessible'
until_ spoken 'Question:'
enter 'Capital of 中国'
until_ spoken 'Answer:'
enter '北京'
until_ spoken 'Number (1 to 3):'
enter 1
until_ spoken 'Number (1 to 4):'
enter 1
until_ spoken 'Note'
enter ''
check 'a card is added in lines' spoken 'Added capitals/'
until_ spoken 'Another card?'
enter n
ends 0 'mull add'
check '  and has written it' grep -q '北京' "$collection/decks/capitals.yaml"

recorded 'mull list -i --accessible'
until_ spoken 'Words to look for'
enter zzz
check 'the picker says where it finds nothing' spoken 'Nothing found.'
enter Tokyo
until_ spoken 'Number (1 to 1):'
enter 1
check '  and shows what was picked' spoken 'It was Kyoto until 1868.'
ends 0 'the picker'
recorded 'mull list --accessible'
check 'a long list goes by without a pager' spoken 'Number 34?'
ends 0 'the list'
recorded 'mull list -i --accessible'
until_ spoken 'Words to look for'
keys C-d
ends 130 'Ctrl-D in the picker'
recorded 'mull help --accessible'
ends 0 'the help'
recorded 'mull reveiw --accessible'
ends 2 'a slip of the hand'

finish
