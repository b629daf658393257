import { fieldsOf, findValues, parseValuePath, textOf, type ValuePath } from '../../../book/schema/value-path.ts';

/** A version in a list. */
export interface ListedVersion {
  readonly version: string;
  /** Whether the entry has what `having` asks for: it is under way. */
  readonly counts: boolean;
  /** When it is complete, in seconds since 1970; null where the entry does not say. */
  readonly complete: number | null;
}

/** What a file says. `versions` by key; of a file with one version the key is empty. */
export interface FileValues {
  readonly versions: ReadonlyMap<string, string>;
  readonly entries: readonly ListedVersion[];
  /** Whether new versions come in by themselves; null where the file does not say. */
  readonly automatic: boolean | null;
}

/** What a file says that is not there. */
export const noValues: FileValues = { versions: new Map(), entries: [], automatic: null };

/** How versions are found in a file, after `{application}` and the like were put into the paths. */
export interface ValueRule {
  /** Empty for the whole file. */
  readonly paths: readonly ValuePath[];
  readonly match: RegExp | null;
  readonly keyed: boolean;
  readonly entries: {
    readonly version: ValuePath | null;
    readonly having: ValuePath | null;
    readonly start: ValuePath | null;
    readonly minutes: ValuePath | null;
  } | null;
  readonly automatic: ValuePath | null;
}

const longestVersion = 300;
const mostKeys = 20_000;

/** Finds what the documents of a file say. */
export function findFileValues(documents: readonly unknown[], rule: ValueRule): FileValues {
  const found = documents.flatMap((document) =>
    rule.paths.length === 0 ? [document] : rule.paths.flatMap((path) => findValues(document, path)),
  );
  const automatic = rule.automatic === null ? null : readSwitch(documents, rule.automatic);
  if (rule.entries !== null) return { ...noValues, entries: listEntries(found, rule, rule.entries), automatic };
  const versions = new Map<string, string>();
  if (rule.keyed) {
    for (const [key, value] of found.flatMap((value) => fieldsOf(value) ?? []).slice(0, mostKeys)) {
      const version = readVersion(value, rule.match);
      if (version !== null) versions.set(key, version);
    }
  } else {
    for (const value of found) {
      const version = readVersion(value, rule.match);
      if (version === null) continue;
      versions.set('', version);
      break;
    }
  }
  return { versions, entries: [], automatic };
}

/** The part of a value that is the version; null for no text, one that is too long for a version, and one that the pattern does not fit. */
function readVersion(value: unknown, match: RegExp | null): string | null {
  const text = textOf(value);
  if (text === null || text.length > longestVersion || text.includes('\n')) return null;
  if (match === null) return text;
  const groups = match.exec(text)?.groups;
  return groups?.['version'] || groups?.['commit'] || null;
}

function listEntries(found: readonly unknown[], { match }: ValueRule, rule: NonNullable<ValueRule['entries']>): readonly ListedVersion[] {
  const entries = new Map<string, ListedVersion>();
  for (const entry of found.flatMap((value) => (Array.isArray(value) ? value : [value])).slice(0, mostKeys)) {
    const version = readVersion(rule.version === null ? entry : findValues(entry, rule.version)[0], match);
    if (version === null) continue;
    const counts = rule.having === null || findValues(entry, rule.having).some(isThere);
    const start = rule.start === null ? null : readSeconds(textOf(findValues(entry, rule.start)[0]));
    const minutes = rule.minutes === null ? 0 : Number(textOf(findValues(entry, rule.minutes)[0]) ?? 0);
    entries.set(version, { version, counts, complete: start === null || !Number.isFinite(minutes) ? null : start + minutes * 60 });
  }
  return [...entries.values()];
}

function isThere(value: unknown): boolean {
  return textOf(value) !== null || (typeof value === 'object' && value !== null);
}

/** Seconds since 1970 from a number of them, or from ISO 8601; null for anything else. */
function readSeconds(text: string | null): number | null {
  if (text === null) return null;
  const seconds = /^\d{1,12}(?:\.\d+)?$/.test(text)
    ? Number(text)
    : /^\d{4}-\d\d-\d\dT\S*(?:Z|[+-]\d\d:\d\d)$/.test(text)
      ? Date.parse(text) / 1000
      : Number.NaN;
  return Number.isFinite(seconds) ? seconds : null;
}

function readSwitch(documents: readonly unknown[], path: ValuePath): boolean | null {
  const text = textOf(documents.flatMap((document) => findValues(document, path))[0])?.toLowerCase();
  if (text === 'true' || text === 'yes' || text === 'on') return true;
  return text === 'false' || text === 'no' || text === 'off' ? false : null;
}

/** Puts what a path said into the places of a value: `{application}` and the like. Null for what is no path. */
export function fillValuePath(
  text: string,
  captures: Readonly<Record<'environment' | 'application' | 'instance', string | null>>,
): ValuePath | null {
  const filled = text.replaceAll('{environment}', captures.environment ?? '').replaceAll('{application}', captures.application ?? '');
  return parseValuePath(filled.replaceAll('{instance}', captures.instance ?? ''));
}
