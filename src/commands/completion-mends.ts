// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the shells' own
import type { Shell } from '../core/shell.ts'

type Mend = readonly [from: string, to: string]

/**
 * What the library's scripts (0.0.22) do wrong: bash needs a package for them, cannot load one twice, and runs command substitutions
 * in candidates (`compgen -W`) and in the line (`eval`);
 * zsh splits words at quoted spaces, leaves candidates unquoted and evaluates what stands before a `=`.
 */
export const mends: Readonly<Record<Shell, readonly Mend[]>> = {
  bash: [
    ['readonly ', ''],
    [
      '_get_comp_words_by_ref -n "=:" cur prev words cword',
      'cur=${COMP_WORDS[COMP_CWORD]} words=("${COMP_WORDS[@]:0:COMP_CWORD+1}")',
    ],
    ['requestComp="mull complete -- ${words[@]:1}"', ''],
    [`requestComp="$requestComp ''"`, ':'],
    ['$(eval "$requestComp" 2>/dev/null)', '$(mull complete -- "${words[@]:1}" 2>/dev/null)'],
    [
      'COMPREPLY=( $(compgen -W "${completions[*]}" -- "$cur") )',
      `COMPREPLY=()
    local candidate
    for candidate in "\${completions[@]}"; do
        [[ -n "$candidate" ]] && COMPREPLY+=( "$(printf '%q' "$candidate")" )
    done`,
    ],
    // Not there in the bash of macOS.
    ['compopt +o default', 'compopt +o default 2>/dev/null'],
    ['compopt -o nosort', 'compopt -o nosort 2>/dev/null'],
    ['complete -F __mull_complete mull', 'complete -o default -F __mull_complete mull'],
  ],
  zsh: [
    ['words=( "${=words[1,CURRENT]}" )', 'words=( "${(@)words[1,CURRENT]}" )'],
    ['flagPrefix="-P ${BASH_REMATCH}"', 'flagPrefix="-P ${(q)BASH_REMATCH[1]}"'],
    ['"completions" completions -Q', '"completions" completions'],
  ],
  fish: [],
}
