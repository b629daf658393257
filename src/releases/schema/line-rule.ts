import { compareText, type Version } from './version.ts';

/** How versions are grouped into lines, with the reason in words. */
export interface LineRule {
  /** How many parts of a version name its line; 0 when all versions are one line. */
  readonly parts: 0 | 1 | 2;
  readonly reason: string;
}

const lineBranch =
  /^(?:(?:release|releases|rel|stable|maint|maintenance|support|v)[-/_]?v?)?(\d+)(?:\.(\d+))?(?:[-.](?:x|stable|maint|lts|y))?(?:\.x)?$/i;

/** The line that a branch name stands for: `9` for `stable-9` and `9.x`, `2.1` for `release-2.1`; null when it stands for none. */
export function lineOfBranch(name: string): string | null {
  const match = lineBranch.exec(name);
  if (!match || /^\d+$/.test(name)) return null;
  const [, major = '', minor] = match;
  return minor === undefined ? major : `${major}.${minor}`;
}

/** Decides how many parts of a version name its line: as configured, else by the calendar, else as most line branches have it, else two. */
export function decideLineRule(options: {
  readonly versions: readonly Version[];
  readonly branches: readonly string[];
  readonly configured: 1 | 2 | undefined;
}): LineRule {
  const { versions, branches, configured } = options;
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
  const dated = versions.filter(isCalendarVersion);
  if (dated.length * 2 > versions.length) {
    return dated.some((version) => version.numbers.length > 2)
      ? { parts: 2, reason: 'Versions are dates: the releases of one month are one line.' }
      : { parts: 1, reason: 'Versions are dates: the releases of one year are one line.' };
  }
  return decideByBranches(versions, branches);
}

function decideByBranches(versions: readonly Version[], branches: readonly string[]): LineRule {
  const majors = new Set(versions.map((version) => String(version.numbers[0])));
  const pairs = new Set(versions.map((version) => `${version.numbers[0]}.${version.numbers[1] ?? 0}`));
  const one: string[] = [];
  const two: string[] = [];
  for (const branch of [...branches].sort(compareText)) {
    const line = lineOfBranch(branch);
    if (line === null) continue;
    if (line.includes('.')) {
      if (pairs.has(line)) two.push(branch);
    } else if (majors.has(line)) one.push(branch);
  }
  if (one.length > two.length) return { parts: 1, reason: `Branches such as \`${one.at(-1)}\` stand for the first part of a version.` };
  if (two.length > 0) return { parts: 2, reason: `Branches such as \`${two.at(-1)}\` stand for the first two parts of a version.` };
  return { parts: 2, reason: 'The first two parts of a version name its line, because no branch or configuration says otherwise.' };
}

/** Whether a version begins with a year: `2024.10`, `2024.10.1`. */
export function isCalendarVersion(version: Version): boolean {
  const [year = 0, month = 0] = version.numbers;
  return year >= 1990 && year < 2100 && version.numbers.length > 1 && month <= 366;
}

/** The id of a version's line under a rule. */
export function lineOfVersion(version: Version, rule: LineRule): string {
  if (rule.parts === 0) return 'all';
  const [major = 0, minor = 0] = version.numbers;
  if (rule.parts === 1) return String(major);
  const parts = version.base.split(/[+]/)[0]?.split(/[._-]/) ?? [];
  // The author's spelling is kept, `2024.04` as it is, but `2` and `2.0` are one line.
  const written = parts[1] !== undefined && isCalendarVersion(version) ? parts[1] : String(minor);
  return `${major}.${written}`;
}
