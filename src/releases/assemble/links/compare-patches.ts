import { compareLines, listChangedLines, type PatchPrint } from '../../../git/schema/patches/patch-print.ts';
import type { Rung } from '../../schema/links/link.ts';

/** How many changed lines have to be shared for two patches to count as similar. */
const similar = 0.5;

/** What two patches have in common, as evidence; null where it is too little to tell. */
export function comparePatches(left: PatchPrint, right: PatchPrint): Rung | null {
  if (left.cut || right.cut || left.files.length === 0 || right.files.length === 0) return null;
  if (left.exact === right.exact) return { kind: 'patch', score: scale(0.93, left), words: 'an equal patch' };
  if (left.loose === right.loose)
    return { kind: 'patch-without-context', score: scale(0.9, left), words: 'an equal patch but for the lines around it' };
  const share = compareLines(listChangedLines(left), listChangedLines(right));
  if (share < similar) return null;
  const percent = Math.floor(share * 100);
  return { kind: 'similar-lines', score: scale(0.35 + 0.5 * share, left), words: `${percent} % of the changed lines in common` };
}

/** Few lines may be equal by chance: `version = 2`. */
function scale(score: number, { files }: PatchPrint): number {
  const lines = files.reduce((sum, file) => sum + file.lines.length, 0);
  return lines >= 6 ? score : score * (0.75 + lines / 24);
}
