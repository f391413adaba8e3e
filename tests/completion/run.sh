#!/usr/bin/env bash
# Completion in the real bash, zsh and fish: a person at a terminal of tmux presses Tab on the built program.
set -uo pipefail
cd "$(dirname "$0")/../.."
missing=()
for program in tmux zsh fish; do command -v "$program" >/dev/null || missing+=("$program"); done
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update -qq && apt-get install -y -qq "${missing[@]}" >/dev/null || exit 1
fi
# shellcheck source=tests/terminal/tmux.sh
source tests/terminal/tmux.sh

# at SHELL: the person sits down at it, with mull's completion loaded the way its help says.
at() {
  person "$1"
  mkdir -p "$home/.config/fish/completions"
  sit 100 30 bash -boot
  enter 'mull completion fish >~/.config/fish/completions/mull.fish; echo load""ed'
  await 'loaded'
  cat >"$home/.zshrc" <<'RC'
PS1='$ '
autoload -U compinit && compinit -u -D
eval "$(mull completion zsh)"
RC
  cat >"$home/.config/fish/config.fish" <<'RC'
function fish_prompt; echo '$ '; end
function fish_greeting; end
set -g fish_autosuggestion_enabled 0
RC
  sit 100 30 "$1" -seat
  enter 'cd'
  if [ "$1" = bash ]; then
    enter 'eval "$(mull completion bash)"; eval "$(mull completion bash)"; echo load""ed'
    await 'loaded'
  fi
}

# typed TEXT: on an empty line, with a Tab behind it.
typed() {
  keys C-c
  sleep 0.2
  enter clear
  sleep 0.3
  say "$1"
  sleep 0.3
  keys Tab
}
# completes SHELL TEXT RESULT
completes() {
  typed "$2"
  check "$1: $2 + Tab: $3" shows "$3"
}

cards() {
  printf 'cards:\n'
  local topic
  for topic in "$@"; do printf -- "  - { question: 'q %s', answer: a, topic: '%s', id: c%s }\n" "$topic" "$topic" "$((++count))"; done
}
count=0

for shell in bash zsh fish; do
  at "$shell"
  typed 'mull review fr'
  sleep 1
  check "$shell: Tab makes no collection" test ! -e "$collection"
  check "$shell: and says nothing" not shows mull:

  mkdir -p "$home/other/decks"
  cards x | sed '1i deck: Deutsch' >"$home/other/decks/german.yaml"
  touch "$home/other/mull.yaml" "$home/listing.csv"
  cards 'masks of attention' '注意力' 'zz$(touch pwned)' 'yy;touch pwned;' 'ww`touch pwned`' | deck french
  printf -- '  - { question: q, answer: a, topic: "vv\\e[31mred" }\n' >>"$collection/decks/french.yaml"

  completes "$shell" 'mull revi' 'mull review'
  completes "$shell" 'mull decks a' 'mull decks add'
  completes "$shell" 'mull review --ne' 'mull review --new'
  completes "$shell" 'mull review fr' 'mull review french'
  completes "$shell" 'mull --lang zh review fr' 'review french'
  completes "$shell" 'mull --lang=zh review fr' 'review french'
  completes "$shell" 'mull -C other review ge' 'review german'
  completes "$shell" 'mull export --format c' '--format csv'
  completes "$shell" 'mull export --format=c' '--format=csv'
  completes "$shell" 'mull export french -o list' '-o listing.csv'
  completes "$shell" 'mull completion f' 'completion fish'
  completes "$shell" 'mull help form' 'help formats'
  completes "$shell" 'mull due 注' 'due 注意力'

  completes "$shell" 'mull due mas' 'attention'
  keys Enter
  check "$shell: a topic with spaces arrives whole" holds '1 to study'
  for start in zz yy ww; do
    completes "$shell" "mull due $start" 'pwned'
    keys Enter
    check "$shell: a topic that looks like a command is only a topic" holds '1 to study'
  done
  typed 'mull due vv'
  sleep 1
  check "$shell: a topic with an escape in it is not offered" not shows red
  typed 'mull due $(touch pwned) fr'
  sleep 1
  check "$shell: Tab runs nothing of the line" test ! -e "$home/pwned"
done

finish
