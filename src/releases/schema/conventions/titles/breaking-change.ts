const footer = /^BREAKING[ -]CHANGES?: *(.*)$/;
/** The next footer ends one (Conventional Commits 1.0.0, 8 to 10): a token and a colon, or a token and a number. */
const nextFooter = /^(?:[*-] )?(?:[A-Za-z][\w-]*: |[A-Za-z][\w-]* #\d|BREAKING[ -]CHANGES?:|\(cherry|[*-] )/;
const breakingItem = /^[*-] (?:feat|fix|refactor|perf|chore|build|ci|docs|style|test|revert)(?:\([^()]{1,80}\))?!: (\S.*)$/gm;

/**
 * What breaks by the footers of a body, each in the author's words, and by the subjects with an exclamation mark in the list of a squashed
 * body. A footer without words gives an empty text. `lines` are the body's notable lines.
 */
export function listBreaking(body: string, lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  if (lines.some((line) => footer.test(line))) found.push(...listFooters(body));
  if (body.includes('!: ')) for (const [, text = ''] of body.matchAll(breakingItem)) found.push(text.trim());
  return found;
}

function listFooters(body: string): readonly string[] {
  const found: string[] = [];
  let open: string[] | null = null;
  const close = (): void => {
    if (open) found.push(open.join('\n').trim());
    open = null;
  };
  for (const line of body.split(/\r?\n/)) {
    const begun = footer.exec(line.replace(/^[\s*-]+/, ''))?.[1];
    if (begun !== undefined) {
      close();
      open = [begun];
    } else if (open && (line.trim() === '' || nextFooter.test(line))) {
      // Words may begin on the line, or behind a blank one, after the token.
      if (line.trim() !== '' || open.join('') !== '') close();
    } else if (open) open.push(line.trim());
  }
  close();
  return found;
}
