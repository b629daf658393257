import { compareText } from '../../text/schema/order/compare-text.ts';
import { isDay, type Version } from './version.ts';

/** How versions are grouped into lines, with the reason in words. */
export interface LineRule {
  /** How many parts of a version name its line; 0 when all versions are one line. */
  readonly parts: 0 | 1 | 2;
  readonly reason: string;
  /** First parts of versions that are grouped otherwise, as their branches show: `40` beside `3.38`. */
  readonly others?: ReadonlyMap<number, { readonly parts: 1 | 2; readonly reason: string }>;
}

const lineBranch =
  /^(?:(?:release|releases|rel|stable|maint|maintenance|support|v)[-/_]?v?)?(\d+)(?:[._](\d+))?(?:[-._](?:x|stable|maint|lts|y))?(?:\.x)?$/i;
const named = /^(?:release|releases|rel|stable|maint|maintenance|support)$/i;

/**
 * The line that a branch name stands for: `9` for `stable-9` and `9.x`, `2.1` for `release-2.1`; null when it stands for none. One of `names`
 * is in it, a component's or the project's own: `release/web/0.15`, `web/release-0.15`, `LANG_2_X`; or none where one of them is empty.
 */
export function lineOfBranch(name: string, names: readonly string[] = ['']): string | null {
  if (names.includes('') && !/^\d+$/.test(name)) {
    const line = readLine(name);
    if (line !== null) return line;
  }
  const rest = takeName(name, names);
  return rest === null ? null : readLine(rest.replace(/(\d)-(?=\d)/g, '$1.'));
}

function readLine(text: string): string | null {
  const match = lineBranch.exec(text);
  if (!match) return null;
  const [, major = '', minor] = match;
  return minor === undefined ? major : `${major}.${minor}`;
}

/** A branch name without the name in it; null when it has none of them. */
function takeName(branch: string, names: readonly string[]): string | null {
  for (const name of names) {
    if (name === '') continue;
    const at = branch.toLowerCase().indexOf(name.toLowerCase());
    if (at < 0) continue;
    const before = branch.slice(0, at).replace(/[-/_]$/, '');
    const after = branch.slice(at + name.length);
    if (!/^[-/_]/.test(after) || (before !== '' && !named.test(before))) continue;
    return before === '' ? after.slice(1) : `${before}/${after.slice(1)}`;
  }
  return null;
}

/** The name that most line branches of a project bear in front of their number, as in `gnome-43` and `gnome-3-38`; null without two such. */
export function findBranchName(branches: readonly string[], versions: readonly Version[]): string | null {
  const majors = new Set(versions.map((version) => version.numbers[0]));
  const pairs = new Set(versions.map(({ numbers }) => `${numbers[0]}.${numbers[1] ?? 0}`));
  const counts = new Map<string, number>();
  for (const branch of branches) {
    const match = /^([a-z][a-z._]{0,30})[-_](\d{1,4})(?:[-_.](\d{1,4}))?(?:[-_.]x)?$/i.exec(branch);
    if (match?.[1] === undefined || named.test(match[1]) || lineOfBranch(branch) !== null) continue;
    const fits = match[3] === undefined ? majors.has(Number(match[2])) : pairs.has(`${Number(match[2])}.${Number(match[3])}`);
    if (fits) counts.set(match[1], (counts.get(match[1]) ?? 0) + 1);
  }
  const [most] = [...counts].sort((left, right) => right[1] - left[1] || compareText(left[0], right[0]));
  return most && most[1] > 1 ? most[0] : null;
}

/** Decides how many parts of a version name its line: as configured, else by the calendar, else as line branches have it, else by how many parts versions have. */
export function decideLineRule(options: {
  readonly versions: readonly Version[];
  readonly branches: readonly string[];
  /** As for `lineOfBranch`. */
  readonly names?: readonly string[];
  readonly configured: 1 | 2 | undefined;
}): LineRule {
  const { versions, branches, configured, names = [''] } = options;
  if (configured !== undefined)
    return {
      parts: configured,
      reason:
        configured === 1
          ? 'The configuration says that the first part of a version names its line.'
          : 'The configuration says that the first two parts of a version name its line.',
    };
  if (versions.length > 0 && versions.every((version) => version.numbers.length === 1)) {
    return { parts: 0, reason: 'Versions are counted with a single number, so they are all one line.' };
  }
  if (versions.filter(isDay).length * 2 > versions.length) return { parts: 0, reason: 'Versions are days, so they are all one line.' };
  const dated = versions.filter(isCalendarVersion);
  if (dated.length * 2 > versions.length) {
    return dated.some((version) => version.numbers.length > 2)
      ? { parts: 2, reason: 'Versions are dates: the releases of one month are one line.' }
      : { parts: 1, reason: 'Versions are dates: the releases of one year are one line.' };
  }
  return decideByBranches(versions, branches, names) ?? decideByTags(versions);
}

function decideByBranches(versions: readonly Version[], branches: readonly string[], names: readonly string[]): LineRule | null {
  const majors = new Set(versions.map((version) => String(version.numbers[0])));
  const pairs = new Set(versions.map((version) => `${version.numbers[0]}.${version.numbers[1] ?? 0}`));
  const one: { branch: string; major: number }[] = [];
  const two: { branch: string; major: number }[] = [];
  for (const branch of [...branches].sort(compareText)) {
    const line = lineOfBranch(branch, names);
    if (line === null) continue;
    const major = Number(line.split('.')[0]);
    if (line.includes('.')) {
      if (pairs.has(line.split('.').map(Number).join('.'))) two.push({ branch, major });
    } else if (majors.has(line)) one.push({ branch, major });
  }
  const byOne = one.at(-1);
  const byTwo = two.at(-1);
  const first = byOne && { parts: 1 as const, reason: `Branches such as \`${byOne.branch}\` stand for the first part of a version.` };
  const both = byTwo && { parts: 2 as const, reason: `Branches such as \`${byTwo.branch}\` stand for the first two parts of a version.` };
  const main = first && (!both || one.length > two.length) ? first : both;
  const other = main === first ? both : first;
  if (!main) return null;
  const ofMain = new Set((main === first ? one : two).map(({ major }) => major));
  const others = other ? (main === first ? two : one).filter(({ major }) => !ofMain.has(major)) : [];
  if (!other || others.length < 2) return main;
  return { ...main, others: extend(new Set(others.map(({ major }) => major)), ofMain, { versions, rule: other }) };
}

/** What is known of some first parts holds for those beside them, too: after `gnome-50` comes 51, before a branch is made for it. */
function extend(
  some: ReadonlySet<number>,
  main: ReadonlySet<number>,
  { versions, rule }: { readonly versions: readonly Version[]; readonly rule: { readonly parts: 1 | 2; readonly reason: string } },
): ReadonlyMap<number, { readonly parts: 1 | 2; readonly reason: string }> {
  const all = new Set(versions.map(({ numbers }) => numbers[0] ?? 0));
  const distance = (major: number, set: ReadonlySet<number>): number => Math.min(...[...set].map((other) => Math.abs(other - major)));
  return new Map([...all].filter((major) => distance(major, some) < distance(major, main)).map((major) => [major, rule]));
}

/** Where no branch tells: when no version was ever patched, two parts would make a line of every release. */
function decideByTags(versions: readonly Version[]): LineRule {
  const counts = Map.groupBy(versions, ({ numbers }) => numbers[0] ?? 0);
  const most = Math.max(0, ...[...counts.values()].map((list) => list.length));
  if (most > 5 && versions.every(({ numbers }) => numbers.length < 3))
    return { parts: 1, reason: 'The first part of a version names its line, because no version has more than two.' };
  return { parts: 2, reason: 'The first two parts of a version name its line, because no branch or configuration says otherwise.' };
}

/** Whether a version begins with a year: `2024.10`, `2024.10.1`. */
export function isCalendarVersion(version: Version): boolean {
  const [year = 0, month = 0] = version.numbers;
  return year >= 1990 && year < 2100 && version.numbers.length > 1 && month <= 366;
}

/** Whether a version begins with the last digits of a year and a month: `24.04`. */
function isShortMonth(year: number, written: string): boolean {
  return year >= 10 && year < 100 && /^0[1-9]$/.test(written);
}

/** The id of a version's line under a rule. */
export function lineOfVersion(version: Version, rule: LineRule): string {
  if (rule.parts === 0) return 'all';
  const [major = 0, minor = 0] = version.numbers;
  if ((rule.others?.get(major)?.parts ?? rule.parts) === 1) return String(major);
  const parts = version.base.split(/[+]/)[0]?.split(/[._-]/) ?? [];
  // The author's spelling is kept, `2024.04` and `24.04` as they are, but `2` and `2.0` are one line.
  const written = parts[1] !== undefined && (isCalendarVersion(version) || isShortMonth(major, parts[1])) ? parts[1] : String(minor);
  return `${major}.${written}`;
}

/** Why a version is on its line, in words. */
export function reasonOfLine(version: Version, rule: LineRule): string {
  return rule.others?.get(version.numbers[0] ?? 0)?.reason ?? rule.reason;
}
