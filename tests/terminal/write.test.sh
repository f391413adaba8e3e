#!/usr/bin/env bash
# Around the review: writing cards, finding them, acting on them and taking that back, and cards that were reworded outside of mull.
set -uo pipefail
. "$(dirname "$0")/tmux.sh"
. "$(dirname "$0")/decks.sh"

person writer
capitals
chinese
sed -i '1i # My capitals.' "$collection/decks/capitals.yaml"
sit
start add
check 'mull add asks for the deck' shows 'Add to which deck?'
await 'Capitals (capitals)'
until_ matches '❯ Capitals' || keys Down
keys Enter
await '? Question'
keys Enter
check 'an empty question is refused' holds 'Type something, or leave with Ctrl-C.'
say 'Capital of France'
keys Enter
check 'one that is there already too' holds 'this question is already at'
keys C-u
say 'Capital of 中国'
await 'Capital of 中国'
keys Enter
await '? Answer'
say '北京：首都 #1'
keys Enter
await '? Asked how?'
keys Enter
await '? Topic'
check 'the topics of the deck are offered' eval 'shows europe && shows asia && shows "(a new topic)"'
keys Down Down
await '❯ asia'
keys Enter
await '? Note'
keys Enter
check 'the card is saved' holds 'Added capitals/'
check '  as it was typed' grep -q '北京：首都 #1' "$collection/decks/capitals.yaml"
check '  with the comment kept' grep -q '^# My capitals.' "$collection/decks/capitals.yaml"
await 'Another card?'
keys Enter
await '? Question'
say 'Capital of Spain'
keys Enter
await '? Answer'
say Madrid
keys Enter
await '? Asked how?'
keys Enter
await '❯ asia'
check 'the last topic is first now' shows '❯ asia'
keys Enter
await '? Note'
keys Enter
until_ holds 'Another card?'
keys n Enter
check 'the end counts' holds 'Added 2 cards to'
check '  with a terminal that is itself' shows 'exit=0 tty=itself.'
start check
check 'and the deck is whole' shows 'exit=0'
start review capitals
await 'Capital of'
check 'and its cards are studied' shows '6 new'
keys q
await 'exit=0'
start add capitals -q '"Capital of Peru"' -a Lima
check 'a card in one line' holds 'Added capitals/'
await 'exit=0'
start new latin
check 'a deck is made' holds 'latin.yaml; it has no cards yet.'
await 'exit=0'

person finder
capitals
numbers
sit 80 15
start list -i
check 'the picker asks' shows 'Which card?'
await 'Capital of France'
say Tokyo
check '  and finds by the answer' eval 'shows "Capital of Japan" && ! shows "Capital of France"'
keys Enter
check '  and shows the card' shows 'It was Kyoto until 1868.'
check '  with its schedule' matches '^Reviews +0'
keys q
check '  and leaves' shows 'exit=0 tty=itself.'
start list -i
await 'Which card?'
keys Down
await '❯ Capital of Italy'
keys C-z
await Stopped
enter 'clear; fg; after $?'
keys Down
check 'Ctrl-Z and fg go on with the picker' shows '❯ Capital of Japan'
keys C-c
check '  and Ctrl-C leaves it' shows 'exit=130 tty=itself.'
start list
check 'a long list is paged' matches '^:|lines 1-'
check '  from its beginning' shows '29 cards'
keys G
check '  to its end' shows '(END)'
check '  which has the last card' shows 'Number 34?'
keys C-c
keys g
check '  and Ctrl-C does not end it' shows '29 cards'
keys q
check '  but q, with a terminal that is itself' shows 'exit=0 tty=itself.'
start list --no-pager
check 'or not paged' shows 'exit=0'
shell 'export PAGER=/no/such/pager'
start list
check 'a pager that is not there costs nobody the text' eval 'shows "Number 34?" && holds "/no/such/pager"'
start list capital asia
check 'words narrow it' eval 'shows "2 of 29 cards" && shows Thailand'
start list nothingness
check '  and find nothing' eval 'shows "No card matches." && shows "exit=0"'

person actor
capitals
studied 2026-11-10T10:00:00Z 4
studied 2026-11-20T10:00:00Z 3
sit 80 40
start show fr
check 'a card has its page' eval 'shows "Capital of France" && shows "Stability" && shows "Reviews       2"'
check '  with its history' matches '2026-11-20 10:00 +3 good'
check '  and its memory over time' shows 'today'
start suspend fr it
check 'suspend says what it did' eval 'shows "Suspended: Capital of France" && shows "Suspended: Capital of Italy"'
check '  and how to take it back' shows 'mull undo --times 2 takes it back.'
start list --suspended
check '  and it is so' shows '2 of 4 cards'
start undo --times 2
check 'undo takes it back' eval 'shows "Took back: suspended · Capital of France" && shows "Capital of Italy"'
start list --suspended
check '  and it is so too' shows 'No card matches.'
start reset fr
check 'reset asks first' holds 'Make this card new again?'
keys n Enter
check '  and no is no' holds 'Nothing was changed.'
start reset fr
await 'Make this card new again?'
keys y Enter
await 'Reset, and new again'
start show fr
check '  and yes is yes' matches 'State +new'
start undo
await 'Took back: reset'
start show fr
check '  and undone it is as before' matches 'State +review'
start undo
await 'Took back: 3 good'
start undo
await 'Took back: 4 easy'
start undo
check 'at last there is nothing to undo' shows 'Nothing to take back.'

person rewriter
deck loose <<'YAML'
cards:
  - question: What is the capital of France?
    answer: Paris
  - question: How many legs has a spider?
    answer: Eight
YAML
studied 2026-11-10T10:00:00Z 4 4
sed -i 's/the capital of France/the capital city of France/' "$collection/decks/loose.yaml"
sit
start review
check 'a card reworded between sessions is asked about' holds 'A card of loose was changed'
check '  as it was and is' eval 'holds "before What is the capital of France?" && holds "now What is the capital city of France?"'
check '  with what hangs on it' holds '1 answer, last on 2026-11-10'
await 'Is it the same card?'
keys C-c
check 'Ctrl-C leaves the question open' shows 'exit=130 tty=itself.'
check '  and writes nothing' not grep -q was: "$collection/decks/loose.yaml"
start review
await 'Is it the same card?'
await '❯ The same'
keys Enter
check 'the same card: its old id is written' grep -q 'was: ' "$collection/decks/loose.yaml"
check '  and the review goes on' shows '2 review'
keys q
await 'exit=0'
start list
check '  with its history' matches 'capital city.* review '
sed -i 's/How many legs has a spider/How many legs has a beetle/; s/Eight/Six/' "$collection/decks/loose.yaml"
start
until_ eval 'shows "Is it the same card?" || shows "to study"'
if shows 'Is it the same card?'; then
  keys Down
  await '❯ A new card'
  keys Enter
  await 'to study'
fi
check 'a new card has no history' shows '1 new'
keys q
await 'exit=0'
start
check '  and is not asked about again' eval 'shows "to study" && ! shows "same card"'
keys q
await 'exit=0'

finish
