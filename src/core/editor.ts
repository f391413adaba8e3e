/** Stub until merge. */
export const editorArgv = (
  vars: Readonly<Record<string, string | undefined>>,
  file: string,
  line: number,
): readonly string[] => [vars['VISUAL'] || vars['EDITOR'] || 'vi', `+${line}`, file]
