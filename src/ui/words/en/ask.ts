/** What the prompt library calls what a key does. */
const actions: Readonly<Record<string, string>> = {
  navigate: 'move',
  select: 'choose',
  submit: 'done',
}

export const ask = {
  actions,
  number: (most: number) => `Number (1 to ${most}):`,
  noSuchNumber: 'There is no such number.',
  search: 'Words to look for (Enter for all):',
  nothingFound: 'Nothing found.',
  yes: 'yes',
  no: 'no',
  yesNo: (initial: boolean): string => (initial ? '(y or n; Enter is yes):' : '(y or n; Enter is no):'),
  sayYesOrNo: 'Answer y or n.',
}
