#!/usr/bin/env bash
# Small and changing terminals: whole texts at every width, answers longer than the screen, Chinese cards and the Chinese interface.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

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

# What is in sight of a text that is longer than the screen: `first–last / all`.
part() { screen | grep -oE '^[0-9]+–[0-9]+ / [0-9]+' | tr -s '–/ ' ' '; }
moved() { [ -n "$(part)" ] && [ "$(part)" != "$1" ]; }
at_top() { [ "$(part | cut -d ' ' -f 1)" = 1 ]; }
# of_all N: the text has another number of lines than N, and its first is in sight.
of_another() { at_top && [ "$(part | cut -d ' ' -f 3)" != "$1" ]; }

# gather KEY: goes on with a key to the end of the text; $home/seen has each line that came into sight, once.
gather() {
  local shown row first last all before=
  : >"$home/seen"
  while :; do
    shown=$(screen)
    row=$(grep -nE '^[0-9]+–[0-9]+ / [0-9]+' <<<"$shown" | cut -d : -f 1)
    read -r first last all < <(grep -oE '^[0-9]+–[0-9]+ / [0-9]+' <<<"$shown" | tr -s '–/ ' ' ')
    [ -n "$row" ] || return 1
    [ "${before:=$((first - 1))}" -ge "$((first - 1))" ] || return 1
    sed -n "$((row - last + before)),$((row - 1))p" <<<"$shown" >>"$home/seen"
    before=$last
    [ "$last" = "$all" ] && return 0
    keys "$1"
    until_ moved "$first $last $all" || return 1
  done
}
seen_whole() { squeezed <"$home/seen" | grep -qF -- "$(squeezed <"$home/answer")"; }

# essay DECK-NAME LINE: a card whose answer are 60 such lines, and another card.
essay() {
  local n
  for n in $(seq 60); do printf '%s\n' "${1//N/$n}"; done >"$home/answer"
  { printf 'cards:\n  - id: a\n    question: Essay?\n    answer: |\n' && sed 's/^/      /' "$home/answer" &&
    printf '  - { id: b, question: Another?, answer: Yes. }\n'; } | deck essay
}

person essayist
essay 'This is line N.'
sit 80 10
start review
await 'Essay?'
for key in Space NPage Down; do
  keys Space
  await '4 Easy'
  gather "$key"
  check "at 10 rows every line of 60 is seen with $key" seen_whole
  [ "$key" = Down ] && break
  keys C-c
  await 'exit=130'
  start review
  await 'Essay?'
done
keys $(printf 'Up %.0s' $(seq 70))
check 'Up goes back to its beginning' at_top
check '  with the question' shows 'Essay?'
keys End
check 'End goes to its end' shows 'This is line 60.'
check 'and nothing was graded by all that' counts 0
keys 3
check 'a grade counts' counts 1
check '  and brings the next card' shows 'Another?'
keys u
await 'Essay?'
keys Space
await '4 Easy'
keys NPage
keys 4
check 'in the middle too' eval 'counts 2 && shows "Another?"'
keys q
await 'exit=0'

person resizer
essay 'This is line N; it begins here and goes on for long, for longer than eighty columns, until it ends with N.'
sit 200 24
start review
await 'Essay?'
keys Space
await '4 Easy'
gather Space
check 'at 200 columns every line is seen' seen_whole
for columns in 20 80; do
  lines=$(part | cut -d ' ' -f 3)
  resize "$columns"
  keys Home
  until_ of_another "$lines"
  gather NPage
  check "then at $columns, all of it again" seen_whole
  check '  with the grades' holds '4 Easy'
done
keys q
await 'exit=0'

person zh_essayist
essay '第N行：涌现能力是“小模型没有、大模型才有”的能力，其中 0.4⁵≈1.0 %。完N。'
lang=zh_CN.UTF-8
for columns in 40 20; do
  sit "$columns" 24 bash "-$columns"
  start review
  await 'Essay?'
  keys Space
  await '4 简单'
  keys Home
  until_ at_top
  gather Space
  check "Chinese at $columns columns: every line is seen" seen_whole
  check '  no line begins with a closing mark' eval '! grep -qE "^(，|。|”|？|、|：)" "$home/seen"'
  keys q
  await 'exit=0'
done

closing='^(，|。|”|？|、|：|；|）)'
person zh
chinese
deck words <<'YAML'
deck: 词汇
cards:
  - { id: a, question: 涌现, answer: 突然出现, typed: true }
  - { id: b, question: 模型, answer: 对世界的简化 }
YAML
lang=zh_CN.UTF-8
studied 2026-11-21T09:00:00Z 4
studied 2026-11-22T09:00:00Z 4
for columns in 40 20; do
  sit "$columns" 30 bash "-$columns"
  start
  check "the page of today in Chinese at $columns columns" holds '连续学习 2 天'
  check '  its week' holds '未来 7 天'
  check '  its keys' holds 'Enter 开始复习'
  check '  no line begins with a closing mark' eval '! screen | grep -qE "$closing"'
  keys Enter
  check 'the review' holds '新卡 1'
  keys '?'
  check '  its keys' holds '撤销，次数不限'
  keys x
  keys f
  check '  a notice' holds '已标记，待修改；按 f 取消。'
  keys u
  await '已撤销'
  check '  no line begins with a closing mark' eval '! screen | grep -qE "$closing"'
  keys C-d
  check '  its end' holds '这次没有复习卡片'
  start help
  check 'the help' holds 'mull help'
  start reviw
  check 'an error' holds 'review'
  check '  is one' shows 'exit=2'
done

finish
