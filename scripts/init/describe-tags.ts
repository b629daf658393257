import { parsePatternTag, parseTagVersion } from '../../src/releases/schema/tag-version.ts';
import { compareVersions, type Version } from '../../src/releases/schema/version.ts';
import { count } from '../../src/text/schema/count.ts';

/** A tag and the version that it names. */
export interface VersionTag {
  readonly name: string;
  readonly version: Version;
}

/** The tags that are versions of what `patterns` govern; without patterns those that name no component. */
export function listVersionTags(tags: readonly string[], patterns: readonly string[] | null): readonly VersionTag[] {
  return tags.flatMap((name): readonly VersionTag[] => {
    if (patterns === null) {
      const found = parseTagVersion(name);
      return found === null || found.component !== '' ? [] : [{ name, version: found.version }];
    }
    const version = patterns.map((pattern) => parsePatternTag(name, pattern).version).find((each) => each !== null);
    return version === undefined || version === null ? [] : [{ name, version }];
  });
}

/** What tags tell, in a sentence: how many, the newest, candidates, a calendar. `years` are those in which tags were made. */
export function describeTags(
  own: readonly VersionTag[],
  { all, years }: { readonly all: number; readonly years: ReadonlyMap<string, number> },
): string {
  if (own.length === 0) return `No tag reads as a version${all === 0 ? '; there are none yet' : ` (${count(all, 'tag')})`}.`;
  const newest =
    own.toSorted((a, b) => compareVersions(b.version, a.version)).find(({ version }) => version.label.length === 0) ?? own.at(-1);
  const candidates = own.filter(({ version }) => version.label.length > 0).length;
  return [
    `${count(own.length, 'tag')} of versions, such as \`${newest?.name}\``,
    ...(isCalendar(own, years) ? ['numbered by the calendar'] : []),
    ...(candidates === 0 ? [] : [`${candidates} of them of candidates`]),
    ...(all > own.length ? [`${count(all - own.length, 'other tag')}`] : []),
  ]
    .join(', ')
    .concat('.');
}

/** Whether most of the newer half of the versions begin with the year that they were tagged in, or its last two digits; projects change to it at some time. */
function isCalendar(own: readonly VersionTag[], years: ReadonlyMap<string, number>): boolean {
  const newer = own.toSorted((a, b) => (years.get(b.name) ?? 0) - (years.get(a.name) ?? 0)).slice(0, Math.ceil(own.length / 2));
  const fitting = newer.filter(({ name, version }) => {
    const year = years.get(name) ?? 0;
    const [first = 0] = version.numbers;
    // A release that is prepared in December bears the next year's number now and then.
    return year > 2000 && [year, year % 100, year + 1, (year + 1) % 100].includes(first);
  });
  return newer.length > 2 && fitting.length > newer.length * 0.8;
}
