import type { ParsedRecord } from '../../schema/records/parsed-document.ts';

/** Whether a file of a release directory is most likely meant for `release.mdx`: its name is at most two letters off, and it names no protocol. */
export function isMisspeltRelease({ source, folder, head }: Pick<ParsedRecord, 'source' | 'folder' | 'head'>): boolean {
  if (folder === null || head?.protocol !== undefined) return false;
  const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.mdx?$/, '');
  return /^release[-_ .]?notes?$/i.test(name) || (name.length < 12 && countEdits(name.toLowerCase(), 'release') <= 2);
}

/** How many letters are added, left out or changed between two words. */
function countEdits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [before, letter] of [...one].entries()) {
    const next = [before + 1];
    for (const [at, wanted] of [...other].entries())
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === wanted ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
