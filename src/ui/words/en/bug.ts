export const bug = {
  report: 'this is a bug in mull, please report it. Answers already saved are safe.',
}
