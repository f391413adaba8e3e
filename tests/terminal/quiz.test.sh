#!/usr/bin/env bash
# A quiz: choices, marks, typed answers in two scripts.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

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
