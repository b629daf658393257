import { compareText } from '../../text/schema/order/compare-text.ts';
import { namesStageFirst, parseTagVersion, type TagVersion } from './tag-version.ts';
import { compareVersions, isCandidate, type Version, versionKey } from './version.ts';

/** A tag with its date in milliseconds; null where that is not known. */
export interface DatedTag {
  readonly name: string;
  readonly time: number | null;
}

interface Named extends TagVersion {
  readonly time: number | null;
}

/** So many packages make a repository of packages. */
const mostPackages = 3;

/**
 * The names that a whole project put before its versions, besides none: `Rates` of `Rates-v1.30` where `v1.31` follows, `LANG` and
 * `commons-lang` of `LANG_3_8` and `commons-lang-3.9`. A name is one of the project's when its versions and the others' are one sequence: no
 * version is in both, and where one notation takes over from the other by number it does so by date. Of two that could each go on where the
 * versions without a name end, as packages do, neither is. Empty when versions without a name are all there is.
 */
export function listOwnNotations(
  tags: readonly DatedTag[],
  { project, hasFolder }: { readonly project: string; readonly hasFolder: (component: string) => boolean },
): ReadonlySet<string> {
  const byName = groupByComponent(tags);
  const plain = byName.get('') ?? [];
  byName.delete('');
  const ranked = [...byName].sort((left, right) => right[1].length - left[1].length || compareText(left[0], right[0]));
  const [main] = ranked;
  if (plain.length > 0) {
    // Of many packages, several go on by chance where the versions without a name end.
    const packages = ranked.filter(([name]) => hasFolder(name)).length;
    const mayFit = (name: string): boolean => !hasFolder(name) || packages < mostPackages || isRelated(name, project);
    const fitting = ranked.filter(([name, own]) => mayFit(name) && goesOn(plain, own, hasFolder(name)));
    const apart = fitting.filter(([name, own]) => fitting.every(([other, theirs]) => other === name || isDistinct(own, theirs)));
    return new Set(apart.map(([name]) => name));
  }
  if (!main) return new Set();
  const own = new Set([main[0]]);
  let all = main[1];
  for (const [name, versions] of ranked.slice(1)) {
    const related = [...own, project].some((other) => isRelated(name, other));
    if (!related || hasFolder(name) || hasFolder(main[0]) || !goesOn(all, versions, false)) continue;
    own.add(name);
    all = [...all, ...versions];
  }
  return own;
}

function groupByComponent(tags: readonly DatedTag[]): Map<string, Named[]> {
  const byName = new Map<string, Named[]>();
  for (const { name, time } of tags) {
    const found = namesStageFirst(name) ? null : parseTagVersion(name);
    if (!found) continue;
    const own = byName.get(found.component);
    if (own) own.push({ ...found, time });
    else byName.set(found.component, [{ ...found, time }]);
  }
  return byName;
}

function isDistinct(left: readonly Named[], right: readonly Named[]): boolean {
  const keys = new Set(left.map(({ version }) => versionKey(version)));
  return right.every(({ version }) => !keys.has(versionKey(version)));
}

/** Whether two notations are one sequence of final versions. Where a folder has the name, one must take over from the other for good and at the very next number. */
function goesOn(some: readonly Named[], others: readonly Named[], strict: boolean): boolean {
  if (!isDistinct(some, others)) return false;
  const finals = [...some.map((tag) => ({ tag, side: 0 })), ...others.map((tag) => ({ tag, side: 1 }))]
    .filter(({ tag }) => !isCandidate(tag.version))
    .sort((left, right) => compareVersions(left.tag.version, right.tag.version));
  if (strict && (some.length < 2 || others.length < 2)) return false;
  let switches = 0;
  for (const [at, right] of finals.entries()) {
    const left = finals[at - 1];
    if (!left || left.side === right.side) continue;
    switches += 1;
    if (left.tag.time === null || right.tag.time === null || left.tag.time > right.tag.time) return false;
    if (!(strict ? isVeryNext : isNear)(left.tag.version, right.tag.version)) return false;
  }
  return switches > 0 && (!strict || switches === 1);
}

function isNear(left: Version, right: Version): boolean {
  return (right.numbers[0] ?? 0) - (left.numbers[0] ?? 0) <= 1;
}

/** Whether one number went up by one and those behind it are 0. */
function isVeryNext(left: Version, right: Version): boolean {
  const parts = right.numbers.map((number, at) => ({ number, before: left.numbers[at] ?? 0 }));
  const at = parts.findIndex(({ number, before }) => number !== before);
  return at >= 0 && parts[at]?.number === (parts[at]?.before ?? 0) + 1 && parts.slice(at + 1).every(({ number }) => number === 0);
}

/** Whether one name is a part of the other: `LANG` of `commons-lang`. */
export function isRelated(left: string, right: string): boolean {
  const one = wordsOf(left);
  const other = wordsOf(right);
  return one.every((word) => other.includes(word)) || other.every((word) => one.includes(word));
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
