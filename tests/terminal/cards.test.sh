#!/usr/bin/env bash
# Cards of every kind in a review, what is said of them, and which of them a session is made of.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

# ratings GRADE…: the grades in the logs, in their order.
ratings() {
  [ "$(cat "$collection"/reviews/*.jsonl 2>/dev/null | grep -o '"rating":[1-4]' | cut -d : -f 2 | xargs)" = "$*" ]
}

person speller
deck words <<'YAML'
deck: 词汇
cards:
  - { id: emergence, question: 大模型突然有了的能力叫什么？, answer: 涌现能力, typed: true }
  - { id: width, question: What does width mean?, answer: the size of a layer, typed: true }
YAML
sit
start review
check 'a typed card asks for its answer' shows 'type the answer, then Enter'
say '涌现能'
check '  and shows Chinese as it is typed' shows 'Answer: 涌现能'
keys Enter
check '  what is missing is marked' shows '涌现能[+力]'
check '  and a grade suggested' shows 'Enter: 1 Again'
keys Enter
check 'Enter takes the suggested grade' ratings 1
await 'What does width mean?'
say 'qthe sise of a layer'
await 'qthe'
keys C-a
keys DC
check 'keys of the line edit work' shows 'Answer: the sise'
keys Enter
check 'a slip is shown on both sides' eval 'holds "You typed: the si[-s]e of a layer" && holds "The answer: the si[+z]e of a layer"'
check '  and is hard' shows 'Enter: 2 Hard'
keys 4
check 'a number overrules it' ratings 1 4
await '大模型突然有了的能力叫什么？'
say '涌现能力'
await 'Answer: 涌现能力'
keys Enter
check 'a right answer is good' shows 'Enter: 3 Good'
check '  and nothing is marked' eval '! shows "[+" && ! shows "You typed"'
keys Enter
check '  and so taken' ratings 1 4 3
await '大模型突然有了的能力叫什么？'
keys Enter
check 'Enter alone shows the answer' shows '涌现能力'
check '  and suggests nothing' not shows 'Enter: '
keys C-d
check '  and Ctrl-D leaves' shows 'exit=0 tty=itself.'

person twins
deck pairs <<'YAML'
cards:
  - { id: cat, question: the cat, answer: le chat, reverse: true }
  - { id: horses, cloze: 'un {{cheval::animal}}, des {{chevaux}}' }
YAML
sit
start review
check 'a reversed card is asked forward' shows 'the cat'
check '  and its sibling and those of gaps do not count today' shows '2 new'
keys Space
await 'le chat'
keys 4
check 'a gap shows its hint' shows 'un [animal], des chevaux'
keys Space
check '  and is filled' shows 'un cheval, des chevaux'
keys 4
check 'the siblings wait' shows 'Saved 2 answers'
keys q
await 'exit=0'
start review
check '  all day' shows 'Nothing is due'
clock 2026-11-24T10:00:00Z
start review
check 'on the next day they are asked: the other way round' shows 'le chat'
keys Space
await 'the cat'
keys 4
check '  and the other gap' shows 'un cheval, des […]'
keys Space
await 'un cheval, des chevaux'
keys 4
check '  and that is all' shows 'Saved 2 answers'
keys q
await 'exit=0'

person marker
capitals
sit
start review
await 'Capital of France'
keys f
check 'f flags a card' shows 'Flagged to be mended'
check '  and says so above it' shows '⚑ flagged'
keys Space
check '  as long as it stands there' eval 'shows Paris && shows "⚑ flagged"'
keys 4
await 'Capital of Italy'
keys f
await '⚑ flagged'
keys f
check 'f again takes it back' eval 'shows "No longer flagged" && ! shows ⚑'
keys q
await 'Saved 1 answer'
start list --flagged
check 'mull list --flagged finds it' eval 'shows "1 of 4 cards" && shows "Capital of France"'
start list --flagged --json
check '  for programs too' holds '"flagged":true'

person sufferer
deck hard <<'YAML'
cards:
  - { id: bad, question: What never stays?, answer: This. }
YAML
studied 2025-01-01T10:00:00Z 4
for month in 02 03 04 05 06 07 08; do studied "2025-$month-20T10:00:00Z" 1 3; done
cp -r "$home" "$work/drummer"
sit
start review
await 'What never stays?'
keys Space
await '1 Again'
keys 1
check 'the eighth lapse is told' shows 'Forgotten 8 times'
check '  with what one can do' eval 'holds "e edits it" && holds "s suspends it" && holds "Enter goes on"'
check '  after it was saved' counts 16
keys u
check 'u takes the lapse back' shows 'Undone.'
keys Space
await '1 Again'
keys 1
await 'Forgotten 8 times'
keys s
check 's suspends the leech' holds 'Suspended; u takes it back.'
keys q
await 'exit=0'
start list --leeches
check 'mull list --leeches finds it' eval 'shows "1 card" && shows "What never stays?" && shows "suspended, leech"'

person drummer
numbers
sit
start review
await 'What never stays?'
keys Space 1 Enter $(printf 'Space 4 %.0s' $(seq 20))
check 'a burst with a leech in it loses no key' counts 36
check '  and the leech comes back' shows 'What never stays?'
keys C-d
await 'exit=0'

person scoper
numbers
sit
start review --limit 2
for n in 10 11; do
  await "Number $n?"
  keys Space
  await "It is $n."
  keys 4
done
check '--limit ends the session' shows 'That was the number of answers you asked for.'
check '  with what was saved' shows 'Saved 2 answers'
keys q
await 'exit=0'
start review --limit 0
check 'a limit of nothing is an error of use' shows 'exit=2 tty=itself.'
start review --new 0 --failed
check '--failed without a miss has nothing' eval 'shows "Nothing was forgotten today." && shows "exit=0"'
start review
await 'Number 12?'
keys Space 1
await 'Number 13?'
keys Space 4
await 'Number 14?'
keys q
await 'exit=0'
start review --failed
check '--failed asks what was missed today' shows 'Number 12?'
keys Space
await 'It is 12.'
keys 4
check '  and nothing else' shows 'Saved 1 answer'
keys q
await 'exit=0'

person early
deck one <<'YAML'
cards:
  - { id: only, question: The only one?, answer: Yes. }
YAML
studied 2026-11-10T10:00:00Z 4
due=$(grep -ho '"due":"[0-9-]*"' "$collection"/reviews/*.jsonl | cut -d '"' -f 4)
now=$(date -u -d "$due - 3 days" +%FT10:00:00Z)
sit
start review
check 'what is due in three days is not due' shows 'Nothing is due'
start review --ahead 2d
check '  nor within two' shows 'Nothing is due'
start review --ahead 3d
check '--ahead 3d asks it' shows 'The only one?'
keys Space
await 'Yes.'
keys 3
check '  and saves that it was early' eval 'grep -q "\"kind\":\"ahead\"" "$collection"/reviews/*.jsonl'
keys q
await 'exit=0'
start review --ahead 3d --failed
check 'both at once are an error of use' shows 'exit=2 tty=itself.'

finish
