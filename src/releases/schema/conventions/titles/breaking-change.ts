const footer = /^BREAKING[ -]CHANGES?: *(.*)$/;
/** What somebody writes into a form who has nothing to say. */
const nothing = /^(?:\W*|no(?:ne|pe|thing)?|n\/?a|nil|false|not applicable|no breaking changes?|does not break \w+)[.!]?$/i;
const title = /^(?:\[breaking(?:[ -]changes?)?\][: ]*|breaking[ -]changes?: *)(\S.*)$/i;
const item = /^\s{0,3}[*-] +(\S.*)$/;
const header = /^\w+(?:\([^()]{1,80}\))?!?: /;
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

/**
 * What breaks by a subject that says so in words.
 *
 * @example BREAKING CHANGE: rows are counted from 0 -> "rows are counted from 0"
 * @example [BREAKING] Drop the old client -> "Drop the old client"
 * @example Breaking changes are listed first -> null
 */
export function parseBreakingTitle(subject: string): string | null {
  const first = subject.charCodeAt(0) | 32;
  return first === 98 || first === 123 ? (title.exec(subject)?.[1] ?? null) : null;
}

function listFooters(body: string): readonly string[] {
  const found: string[] = [];
  let open: string[] | null = null;
  let listed = false;
  let fenced = false;
  const close = (): void => {
    const text = open?.join('\n').trim();
    if (text !== undefined && (text === '' || !nothing.test(text))) found.push(text);
    open = null;
    listed = false;
  };
  for (const line of body.split(/\r?\n/)) {
    if (/^\s{0,3}```/.test(line)) fenced = !fenced;
    // Code, and what is set as code, is an example.
    if (fenced || /^(?:\t| {4})\s*BREAKING/.test(line)) continue;
    const begun = footer.exec(line.replace(/^[\s*-]+/, ''))?.[1];
    const listedItem = open && (listed || open.join('') === '') ? item.exec(line)?.[1] : undefined;
    if (begun !== undefined) {
      close();
      open = [begun];
    } else if (open && listedItem !== undefined && !header.test(listedItem)) {
      open.push(listedItem);
      listed = true;
    } else if (open && (line.trim() === '' || nextFooter.test(line))) {
      // Words may begin on the line, or behind a blank one, after the token.
      if (line.trim() !== '' || open.join('') !== '') close();
    } else if (open) open.push(line.trim());
  }
  close();
  return found;
}
