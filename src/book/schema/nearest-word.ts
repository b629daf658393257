/** The known word that was most likely meant: at most two letters added, lost or changed; null when none is that near. The first of equals. */
export function findNearestWord(written: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = 3;
  for (const word of known) {
    if (Math.abs(word.length - written.length) >= least) continue;
    const edits = countEdits(written, word);
    if (edits < least) [nearest, least] = [word, edits];
  }
  return nearest;
}

/** Levenshtein's distance, row by row. */
function countEdits(from: string, to: string): number {
  let before = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...from].entries()) {
    const own = [row + 1];
    for (const [at, other] of [...to].entries()) {
      const [kept = 0, lost = 0, added = 0] = [before[at], before[at + 1], own[at]];
      own.push(Math.min(kept + (letter === other ? 0 : 1), lost + 1, added + 1));
    }
    before = own;
  }
  return before.at(-1) ?? 0;
}
