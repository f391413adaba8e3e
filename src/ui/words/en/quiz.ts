import type { QuizMisfit } from '../../../core/quiz.ts'

const misfits: Readonly<Record<QuizMisfit, string>> = {
  'choice-range': 'There is no choice of that number.',
  'no-such-choice': 'That is none of the choices.',
  'wants-choice': 'Answer with the number of a choice.',
  'wants-text': 'Type the answer.',
  'wants-answer': 'Show the answer first.',
  'wants-mark': 'Say whether you knew it.',
  'wants-next': 'Go on to the next question.',
  over: 'The quiz is over.',
}

export const quiz = {
  misfits,
  whichTopic: 'Quiz on which topic?',
  heading: (topic: string, number: number, of: number) => `${topic} · ${number} of ${of}`,
  right: 'Right.',
  notRight: 'Not right.',
  youAnswered: (given: string) => `You answered: ${given}`,
  theAnswer: 'The answer: ',
  /** Before what is typed. */
  answer: 'Answer: ',
  hints: {
    number: 'the number of the right one',
    type: 'type the answer, then Enter',
    show: 'Space shows the answer',
    knewIt: 'did you know it? y yes',
    no: 'n no',
    next: 'Space goes on',
    contest: 'y I was right',
    repeat: 'r repeats the missed ones',
    quit: 'q leaves',
    interrupt: 'Ctrl-C leaves',
    leave: 'Enter leaves',
  },
  /** Instead of hints, where lines are typed and heard. */
  spoken: {
    number: (most: number) => `Which one is right? Type 1 to ${most} and press Enter; q leaves.`,
    type: 'Type the answer and press Enter; Ctrl-C leaves.',
    show: 'Enter shows the answer, q leaves.',
    knewIt: 'Did you know it? y or n; Enter is yes, q leaves.',
    next: 'Enter goes on, q leaves.',
    nextOrContest: 'Enter goes on, y says that you were right, q leaves.',
  },
  nothingAnswered: 'No questions answered.',
  score: (correct: number, asked: number) => `${correct} of ${asked} right`,
  noChange: (topic: string) => ` (${topic}). Quizzes never change the schedule.`,
  missed: 'Missed:',
}
