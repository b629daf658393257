import type { Category } from '../../../../text/schema/category.ts';
import { parseLeadingWord, type WordJudgement } from './leading-word.ts';

/**
 * What the first word after an area tells, in histories that begin a subject with what it touches.
 *
 * @example diff --no-index: fix logic for paths ending in '/' -> {"source":"first word `fix`","category":"fixed"}
 * @example unicode: update the width tables to Unicode 17 -> null
 * @example [Routing] Fix the order of routes -> {"source":"first word `fix`","category":"fixed"}
 * @example net: wifi: add a driver -> {"source":"first word `add`","category":"added"}
 * @example doc/manual: say what it does -> {"source":"area `doc`","category":"documentation"}
 * @example (docs) drop a link -> {"source":"area `docs`","category":"documentation"}
 * @example [CI] Run on Windows -> {"source":"area `ci`","category":"internal"}
 * @example NET-581 - Added a namespace -> {"source":"first word `added`","category":"added"}
 * @example 0.21.0 release -> {"source":"a release and nothing else","category":"internal"}
 * @example Reset 1.3.x for dev -> {"source":"a release and nothing else","category":"internal"}
 * @example Changes to address tests -> {"source":"speaks of tests","category":"internal"}
 * @example Run the acceptance tests on 1.17 -> {"source":"speaks of tests","category":"internal"}
 * @example Git 2.51.2 -> {"source":"first word `Git 2.51.2`","category":"internal"}
 */
export function parseWordAfterArea(title: string): WordJudgement | null {
  if (endsInDigit(title) && onlyVersion.test(title)) return { source: `first word \`${title}\``, category: 'internal' };
  if (onlyRelease.test(title)) return { source: 'a release and nothing else', category: 'internal' };
  let rest = title;
  const ticket = title.includes('-') ? key.exec(title)?.[0] : undefined;
  if (ticket !== undefined) {
    rest = title.slice(ticket.length);
    const word = parseLeadingWord(rest);
    if (word) return word;
  }
  for (let depth = 0; depth < 3; depth += 1) {
    const end = findAreaEnd(rest);
    if (end === 0) break;
    const known = judgeArea(rest);
    if (known) return known;
    rest = rest.slice(end);
    const word = parseLeadingWord(rest);
    if (word) return word;
  }
  return title.includes('test') && ofTests.test(title) ? { source: 'speaks of tests', category: 'internal' } : null;
}

/** An area is a path, a command or a few of them; a colon further on is punctuation. */
const longestArea = 40;
/** A ticket's key before a title. */
const key = /^[A-Z][A-Z0-9]{1,9}-\d{1,6}(?:\s*[:|-]\s+|\s+)(?=\S)/;
const onlyRelease =
  /^v?\d+(?:\.\d+)+ release\b.{0,12}$|^post[- ]release\b|^added tag \S+ for changeset\b|^(?:\S+\/)?reset \S+ (?:for|to) dev\b|\bdev mode$/i;
const ofTests = /\b(?:acceptance|unit|e2e|integration|smoke|regression) tests?\b|\btests?\.?$/i;
/** A name and a version and nothing else: the commit that a release is made of. */
const onlyVersion = /^(?:\w+ )?v?\d+(?:\.\d+)+(?:-?rc\.?\d+)?$/i;
const areaCategories = new Map<string, Category>([
  ['doc', 'documentation'],
  ['docs', 'documentation'],
  ['documentation', 'documentation'],
  ['man', 'documentation'],
  ['manual', 'documentation'],
  ['javadoc', 'documentation'],
  ['javadocs', 'documentation'],
  ['readme', 'documentation'],
  ['test', 'internal'],
  ['tests', 'internal'],
  ['ci', 'internal'],
  ['github', 'internal'],
  ['travis', 'internal'],
  ['appveyor', 'internal'],
  ['scripts', 'internal'],
] as const);

/** Where what follows an area begins, the area in brackets or before a colon; 0 where there is none. */
function findAreaEnd(title: string): number {
  const first = title.charCodeAt(0);
  if (first === 91 || first === 40) {
    const end = title.indexOf(first === 91 ? ']' : ')');
    return end < 0 || end > longestArea ? 0 : skipBlank(title, end + 1);
  }
  const colon = title.indexOf(': ');
  return colon < 1 || colon > longestArea ? 0 : colon + 2;
}

function skipBlank(title: string, from: number): number {
  let at = from;
  while (title.charCodeAt(at) === 32 || title.charCodeAt(at) === 58) at += 1;
  return at;
}

/** What the area itself tells: the documentation, the tests, what only builds. */
function judgeArea(title: string): WordJudgement | null {
  const first = title.charCodeAt(0);
  const start = first === 91 || first === 40 || first === 46 ? 1 : 0;
  let end = start;
  for (let letter = title.charCodeAt(end) | 32; letter >= 97 && letter <= 122; letter = title.charCodeAt(end) | 32) end += 1;
  const next = title.charCodeAt(end);
  if (next !== 58 && next !== 47 && next !== 93 && next !== 41) return null;
  const category = areaCategories.get(title.slice(start, end).toLowerCase());
  return category === undefined ? null : { source: `area \`${title.slice(start, end).toLowerCase()}\``, category };
}

function endsInDigit(title: string): boolean {
  const last = title.charCodeAt(title.length - 1);
  return last >= 48 && last <= 57;
}
