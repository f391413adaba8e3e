#!/usr/bin/env bash
# The first run, the page of today, and slips of the hand.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

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

person regular
numbers
studied 2026-11-20T09:00:00Z 4 4
studied 2026-11-21T09:00:00Z 4 4 4 4
studied 2026-11-22T09:00:00Z 4 4 4 4 4 4 4 4
sit
start
check 'the page of today says what is due' shows '11 to study: 11 new'
check '  and by deck' matches '^numbers +11 '
check '  the days in a row' shows '3 days in a row'
check '  the answers' shows '14 answers, 0 today'
check '  a sparkline of two weeks' matches '(· ?){10}.*█.*·$'
check '  and the week to come' shows 'Next 7 days'
check '  the day of today first' matches '^Today 0 [+]11 ░'
keys '?'
check '? explains the signs' shows 'answers a day, today on the right'
keys End
check '  all of them, however high the terminal is' shows 'as the daily limits let them in'
keys '?'
check '  and takes them away' not shows 'as the daily limits let them in'
keys Enter
check 'Enter starts the review' shows 'Number 24?'
keys Space
await 'It is 24.'
keys 4
await 'Number 25?'
keys q
check '  and q leaves it' shows 'Saved 1 answer'
check '  with a terminal that is itself' shows 'exit=0 tty=itself.'
start
await '4 days in a row'
keys C-c
check 'Ctrl-C leaves the page of today' shows 'exit=130 tty=itself.'
start
await '4 days in a row'
keys C-d
check '  and Ctrl-D' shows 'exit=0 tty=itself.'

person idle
capitals
studied 2026-11-23T09:00:00Z 4 4 4 4
sit
start
check 'with nothing due the page says what else one can do' shows 'mull review --ahead 2d'
check '  and leaves by itself' shows 'exit=0 tty=itself.'

person wrong
capitals
sit
start reveiw
check 'a slip of the hand is told what was meant' holds 'did you mean review?'
check '  and is an error of use' shows 'exit=2 tty=itself.'
start review capitls
check '  a deck too' holds 'capitals'
check '  and is one too' shows 'exit=2 tty=itself.'

finish
