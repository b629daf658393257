import { parseLeadingWord, type WordJudgement } from './leading-word.ts';

/**
 * What the first word after an area tells, in histories that begin a subject with what it touches.
 *
 * @example diff --no-index: fix logic for paths ending in '/' -> {"source":"first word `fix`","category":"fixed"}
 * @example unicode: update the width tables to Unicode 17 -> null
 * @example Git 2.51.2 -> {"source":"first word `Git 2.51.2`","category":"internal"}
 */
export function parseWordAfterArea(title: string): WordJudgement | null {
  if (endsInDigit(title) && onlyVersion.test(title)) return { source: `first word \`${title}\``, category: 'internal' };
  const colon = title.indexOf(': ');
  return colon < 1 || colon > longestArea ? null : parseLeadingWord(title.slice(colon + 2));
}

/** An area is a path, a command or a few of them; a colon further on is punctuation. */
const longestArea = 40;
/** A name and a version and nothing else: the commit that a release is made of. */
const onlyVersion = /^(?:\w+ )?v?\d+(?:\.\d+)+(?:-?rc\.?\d+)?$/i;

function endsInDigit(title: string): boolean {
  const last = title.charCodeAt(title.length - 1);
  return last >= 48 && last <= 57;
}
