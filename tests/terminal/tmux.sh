# What the checks in *.test.sh speak with: a person at a terminal of tmux, and waits that poll the screen.

mull=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/bin/mull.js
work=$(mktemp -d)
socket=mull-$$
today=2026-11-23T10:00:00Z
tmux_() { tmux -L "$socket" -f /dev/null -u "$@"; }
trap 'tmux_ kill-server 2>/dev/null; until rm -rf "$work" 2>/dev/null; do sleep 0.1; done' EXIT

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
  now=
  lang=
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
    TERM=screen-256color LANG="${lang:-C.UTF-8}" TZ=UTC MULL_NOW="${now:-$today}" PS1='$ ' \
    "${3:-bash}" -i
  await '$'
}

keys() { tmux_ send-keys -t "$window" "$@"; }
say() { tmux_ send-keys -t "$window" -l -- "$1"; }
enter() {
  say "$1"
  keys Enter
}
# start ARGUMENTS: returns once mull runs, so that nothing of before is on the screen.
start() {
  rm -f "$home/pid"
  enter "clear; mull $*; after \$?"
  until_ test -s "$home/pid"
}
# A command of the shell that says nothing.
shell() { enter "clear; $1"; }
# The day and the time, from the next command on.
clock() {
  now=$1
  shell "export MULL_NOW=$1"
}
# quietly ARGUMENTS: the person's mull without a terminal, at $now.
quietly() {
  env -i PATH="$PATH" HOME="$home" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" LANG=C.UTF-8 TZ=UTC \
    MULL_NOW="${now:-$today}" node "$mull" "$@"
}
# studied TIME GRADE…: a review of some time ago.
studied() {
  local now=$1
  shift
  printf '{"type":"rate","rating":%s}\n' "$@" | quietly review --json >/dev/null
}
# With plain spaces for those that do not break.
screen() { tmux_ capture-pane -p -t "$window" | sed 's/\xc2\xa0/ /g'; }
resize() { tmux_ resize-window -t "$window" -x "$1" -y "${2:-24}"; }
pid() { cat "$home/pid"; }
answers() { cat "$collection"/reviews/*.jsonl 2>/dev/null | grep -c '"type":"review"'; }

# until_ COMMAND…: tries for as many seconds as $patience says.
until_() {
  local end=$((SECONDS + ${patience:-20}))
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
matches() { screen | grep -qE -- "$1"; }
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

# Where run.sh sums up it is told the counts.
finish() {
  if [ -n "${counts:-}" ]; then
    echo "$passed $failed" >"$counts"
  else
    printf '\n%d passed, %d failed\n' "$passed" "$failed"
  fi
  [ "$failed" -eq 0 ]
}
