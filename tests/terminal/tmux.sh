# What the checks in run.sh speak with: a person at a terminal of tmux, and waits that poll the screen.

mull=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/bin/mull.js
work=$(mktemp -d)
socket=mull-$$
tmux_() { tmux -L "$socket" -f /dev/null -u "$@"; }
trap 'tmux_ kill-server 2>/dev/null; sleep 0.2; rm -rf "$work"' EXIT

# `mull` says its process id before it starts; `after` says how a command ended and what it left of the terminal.
mkdir "$work/bin"
cat >"$work/bin/mull" <<SH
#!/bin/sh
echo \$\$ >"\$HOME/pid"
exec node '$mull' "\$@"
SH
cat >"$work/bin/after" <<'SH'
#!/bin/sh
stty -a | grep -qE -- '-(icanon|echo|isig)( |;|$)' && tty=raw || tty=itself
echo "exit=$1 tty=$tty."
SH
chmod +x "$work/bin/mull" "$work/bin/after"

# person NAME: a home of their own, at which the commands below act.
person() {
  who=$1
  home=$work/$who
  collection=$home/data/mull
  mkdir -p "$home"
}

# deck NAME: a deck file from standard input in the person's collection.
deck() {
  mkdir -p "$collection/decks"
  cat >"$collection/decks/$1.yaml"
}

# sit [COLUMNS [ROWS [SHELL [WINDOW]]]]: the person opens a terminal.
sit() {
  window=$who${4:-}
  echo "PS1='$ '" >"$home/.bashrc"
  tmux_ new-session -d -s "$window" -x "${1:-80}" -y "${2:-24}" \
    env -i PATH="$work/bin:$PATH" HOME="$home" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" \
    TERM=screen-256color LANG="${lang:-C.UTF-8}" TZ=UTC MULL_NOW="${now:-2026-11-23T10:00:00Z}" PS1='$ ' \
    "${3:-bash}" -i
  await '$'
}

keys() { tmux_ send-keys -t "$window" "$@"; }
say() { tmux_ send-keys -t "$window" -l -- "$1"; }
enter() {
  say "$1"
  keys Enter
}
start() {
  enter "clear; mull $*; after \$?"
}
# With plain spaces for those that do not break.
screen() { tmux_ capture-pane -p -t "$window" | sed 's/\xc2\xa0/ /g'; }
resize() { tmux_ resize-window -t "$window" -x "$1" -y "${2:-24}"; }
pid() { cat "$home/pid"; }
answers() { cat "$collection"/reviews/*.jsonl 2>/dev/null | grep -c '"type":"review"'; }

# until_ COMMAND…: tries for ten seconds.
until_() {
  local end=$((SECONDS + 10))
  until "$@"; do
    [ "$SECONDS" -ge "$end" ] && return 1
    sleep 0.05
  done
}
shows() { screen | grep -qF -- "$1"; }
# The text is on the screen, however its lines are broken.
squeezed() { tr -d ' \n'; }
holds() { screen | squeezed | grep -qF -- "$(printf '%s' "$1" | squeezed)"; }
holds_once() { [ "$(screen | squeezed | grep -oF -- "$(printf '%s' "$1" | squeezed)" | wc -l)" = 1 ]; }
gone() { ! kill -0 "$1" 2>/dev/null; }
counts() { [ "$(answers)" = "$1" ]; }

passed=0
failed=0
# check NAME COMMAND…: one line; the command is tried until it holds or time is up.
check() {
  local name=$1
  shift
  if until_ "$@"; then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s (%s)\n' "$name" "$*"
    screen | sed -e '/^ *$/d' -e 's/^/      | /'
  fi
}
not() { ! "$@"; }

# await TEXT: nothing to say where it comes, a failure where it does not.
await() {
  until_ shows "$1" || check "waiting for: $1" false
}

finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}
