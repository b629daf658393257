/** Without white space, to tell how much a line says. */
export function squeeze(line: string): string {
  return line.replace(/\s+/g, '');
}

/** Languages in which it matters how far a line is indented. */
const indented =
  /(?:\.(?:py[wxi]?|ya?ml|coffee|haml|slim|pug|jade|sass|styl|nim|fsx?|hs|elm|feature|mk|mak|just)|(?:^|\/)[Mm]akefile[^/]*|(?:^|\/)SConstruct)$/;

/** How lines of a file are compared: blanks between words are one, those at the ends count only where a language reads them. Blank lines come and go. */
export function plainLines(path: string): (lines: readonly string[]) => readonly string[] {
  const isIndented = indented.test(path);
  const plain = (line: string): string => {
    const words = line.trim().replace(/\s+/g, ' ');
    if (!isIndented || words === '') return words;
    const [start = ''] = /^\s*/.exec(line) ?? [];
    return `${start.replaceAll('\t', '        ')}${words}`;
  };
  return (lines) => lines.map(plain).filter((line) => line !== '');
}

/** Whether lines say enough not to stand anywhere by chance. */
export function isTelling(lines: readonly string[], least = 8): boolean {
  return lines.map(squeeze).join('').length >= least;
}
