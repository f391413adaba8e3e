export const diff = {
  typed: 'You typed: ',
  right: 'The answer: ',
}
