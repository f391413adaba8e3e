#!/usr/bin/env bash
# mull at a real terminal, in tmux: keys, signals, job control, kill -9, sizes, Chinese. Ends with `N passed, N failed`.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"

capitals() {
  deck capitals <<'YAML'
deck: Capitals
cards:
  - { id: fr, question: Capital of France, answer: Paris, topic: europe, wrong: [Lyon, Nice] }
  - { id: it, question: Capital of Italy, answer: Rome, topic: europe, wrong: [Milan, Turin] }
  - { id: jp, question: Capital of Japan, answer: Tokyo, topic: asia, note: It was Kyoto until 1868. }
  - { id: th, question: Capital of Thailand, answer: Bangkok, topic: asia }
YAML
}

numbers() {
  local n
  { echo 'cards:' && for n in $(seq 10 34); do echo "  - { id: n$n, question: Number $n?, answer: It is $n. }"; done; } |
    deck numbers
}

# A review in which one card has been graded and the next is asked.
one_grade() {
  numbers
  sit
  start review
  await 'Number 10?'
  keys Space
  await '4 Easy'
  keys 4
  await 'Number 11?'
}
chinese() {
  deck chinese <<'YAML'
deck: 大语言模型
cards:
  - id: emergence
    topic: 涌现
    question: 涌现能力是什么？为什么说它是“小模型没有、大模型才有”的能力？
    answer: 涌现能力
    note: 参考：Wei 等人，2022。例如 0.4⁵≈1.0 %。
YAML
}

person newcomer
sit
start
check 'the first run says where the collection is' holds 'with the deck llm-basics.'
check 'and shows what is due' shows '20 to study: 20 new'
keys Enter
check 'Enter starts the review' shows 'Space shows the answer'
keys q
check 'which q leaves' shows 'exit=0 tty=itself.'
start
check 'a second run makes nothing' not shows 'Made your collection'
await 'Enter starts the review'
keys q
check 'q leaves the page of today' shows 'exit=0 tty=itself.'

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

for shell in bash dash; do
  person "stopped-$shell"
  numbers
  sit 80 24 "$shell"
  for ending in 'C-c 130' 'TERM 143' 'HUP 129' 'INT 130' 'C-d 0'; do
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
one_grade
keys C-z
check 'Ctrl-Z gives the shell back' shows 'Stopped'
enter 'clear; after 0'
check '  with a terminal that is itself' shows 'tty=itself.'
running=$(pid)
enter 'clear; fg; after $?'
check 'fg shows the card again' shows 'Number 11?'
keys Space
check 'and goes on' shows 'It is 11.'
keys 4
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

long='Which of the three families of transformer language models attends to the whole of its prompt in both directions but writes its answer from left to right?'
person narrow
deck long <<YAML
deck: Architectures of language models
cards:
  - { id: a, question: '$long', answer: The prefix decoder. }
  - { id: b, question: Another?, answer: Yes. }
YAML
sit 80 24
start review
await 'Space shows the answer'
for columns in 40 20 120 20 80; do
  resize "$columns"
  check "at $columns columns the whole question is there, once" holds_once "$long"
done
resize 20
keys Space
check 'at 20 columns all grades are there' eval 'holds "1 Again 1m" && holds "2 Hard 6m" && holds "3 Good 10m" && holds "4 Easy"'
check '  and the whole question' holds_once "$long"
keys u
check '  and a notice' holds 'Nothing left to undo.'
keys 4
check '  and the next card alone' eval 'holds_once Another? && not holds "Which of the three"'
keys q
check '  and the summary' holds 'Saved 1 answer'

person reader
chinese
for columns in 40 20; do
  rm -rf "$collection/reviews"
  sit "$columns" 24 bash "-$columns"
  start review
  check "Chinese at $columns columns: the whole question" holds_once '涌现能力是什么？为什么说它是“小模型没有、大模型才有”的能力？'
  keys Space
  check '  the answer and its note' holds '参考：Wei 等人，2022。例如 0.4⁵≈1.0 %。'
  check '  no line begins with a closing mark' eval '! screen | grep -qE "^(，|。|”|？|、|：)"'
  keys 4
  await 'Saved 1 answer'
  keys Enter
  check '  and the end' shows 'exit=0'
done

person student
capitals
sit
start quiz europe --seed 1
check 'a quiz asks with choices' shows '1 of 2'
right() { screen | grep -E "^[1-3] ($1)" | cut -c 1; }
keys "$(right 'Paris|Rome')"
check 'the right one is right' shows 'Right.'
keys Space
await '2 of 2'
keys 9
keys "$(right 'Lyon|Milan')"
check 'another is not' shows 'Not right.'
check '  and told' holds 'You answered:'
keys Enter
check 'the end counts' shows '1 of 2 right'
keys r
check 'r repeats the missed one alone' shows '1 of 1'
keys "$(right 'Paris|Rome')"
await 'Right.'
keys Space
await '1 of 1 right'
keys Enter
check 'Enter leaves the quiz' shows 'exit=0 tty=itself.'

start quiz asia --seed 1
check 'a card without choices is marked by the learner' shows 'Space shows the answer'
keys Space
await 'did you know it?'
keys n
check 'n is not right' shows 'Not right.'
keys C-c
check 'Ctrl-C leaves a quiz' shows 'exit=130 tty=itself.'
check '  and says how it stands' shows '0 of 1 right'
check 'a quiz changes no schedule' counts 0

start quiz europe --typed --seed 1
await 'Answer:'
say 'rq'
check 'letters are text where an answer is typed' shows 'Answer: rq'
keys C-u
check 'Ctrl-U empties it' not shows 'Answer: rq'
shows 'France' && say 'pariss' || say 'romes'
keys BSpace Enter
check 'a typed answer is judged' shows 'Right.'
keys C-d
check 'Ctrl-D leaves' shows 'exit=0 tty=itself.'

person typist
chinese
sit 40
start quiz 涌现 --typed
await 'Answer:'
say '涌现能力'
check 'Chinese is typed' shows 'Answer: 涌现能力'
keys BSpace
check '  and rubbed out by characters' eval 'shows "Answer: 涌现能" && not shows "涌现能力 *$"'
say '力'
await 'Answer: 涌现能力'
keys Enter
check '  and right' shows 'Right.'
keys q
check '  and left' shows '1 of 1 right'
start quiz 涌现 --typed
await 'Answer:'
say '这是一个很长很长的回答这是一个很长很长的回答这是一个很长很长的回答'
check 'a long answer wraps' holds '这是一个很长很长的回答这是一个很长很长的回答这是一个很长很长的回答'
check '  and the question stands once' holds_once '涌现能力是什么？为什么说它是“小模型没有、大模型才有”的能力？'
keys C-c
await 'exit=130'

person chooser
capitals
sit
start quiz
check 'without a topic a quiz asks for one' shows 'Quiz on which topic?'
check '  naming them' shows 'asia (2)'
keys Down
keys Enter
check 'arrows and Enter choose' shows 'asia · 1 of 2'
keys q
await 'exit=0'
start quiz
await 'Quiz on which topic?'
keys C-c
check 'Ctrl-C leaves the choice' shows 'exit=130 tty=itself.'

finish
