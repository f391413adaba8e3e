import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { bare } from './ran.ts'
import type { Subject } from './trial.ts'

export type Session = {
  readonly code: number | null
  readonly shown: string
  /** How many answers the program took: it showed another card, or the end, after them. */
  readonly taken: number
}

/**
 * Grades cards at a terminal of its own: each key is pressed once what it answers to is on the screen. Leaves after so many.
 * The deck is the subject's: `Question 7?`, `Answer 7`.
 */
export const reviewAtTerminal = (
  { vars }: Subject,
  program: readonly string[],
  home: string,
  answers: number,
): Promise<Session> =>
  new Promise((resolve, reject) => {
    const command = `stty cols 80 rows 24; exec ${program.map(word => `'${word}'`).join(' ')}`
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd: home,
      env: bare(home, { ...vars(home), TERM: 'xterm', SHELL: '/bin/bash' }),
      stdio: 'pipe',
    })
    let shown = ''
    let from = 0
    let pressed = 0
    let taken = 0
    let isOpen = false
    const press = (key: string): void => {
      from = shown.length
      child.stdin.write(key)
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text
      const news = shown.slice(from)
      if (isOpen && /Answer \d+/.test(news)) {
        isOpen = false
        pressed += 1
        press('3')
      } else if (!isOpen && /Question \d+\?/.test(news)) {
        taken = pressed
        isOpen = pressed < answers
        press(isOpen ? ' ' : 'q')
      }
    })
    child.stdin.on('error', () => {})
    const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
    child.on('error', reject)
    child.on('close', code => {
      clearTimeout(patience)
      resolve({ code, shown: stripVTControlCharacters(shown), taken })
    })
  })
