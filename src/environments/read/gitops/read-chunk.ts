import { type FileValues, findFileValues } from '../../schema/gitops/file-values.ts';
import type { Unreadable } from '../../schema/gitops/gitops-problems.ts';
import type { OpenFile, SourceContents, SourceReading } from './open-sources.ts';
import { formatOf, parseFile } from './parse-file.ts';
import type { LoggedCommit } from './promotion-log.ts';
import { type FileText, readFileTexts } from './read-file-texts.ts';

/** How many versions are kept for commits that hold the same contents again. */
const mostWeight = 300_000;
/** Most bytes that are read of one repository. */
const mostBytes = 768 << 20;

interface Store {
  readonly values: Map<string, FileValues | Unreadable>;
  readonly members: Map<string, ReadonlySet<string> | Unreadable>;
  weight: number;
}

/** Reads and parses what the files of some commits hold: each content once, but for those that take much room and come again much later. */
export function openContents(gitDir: string, readings: readonly SourceReading[]) {
  const stores = new Map(readings.map((reading) => [reading, newStore()]));
  const shared = new Map<string, string>();
  let bytes = 0;

  return async (commits: readonly LoggedCommit[]): Promise<ReadonlyMap<SourceReading, SourceContents>> => {
    for (const [reading, { weight }] of stores) if (weight > mostWeight) stores.set(reading, newStore());
    const wanted = new Map<string, Map<string, (read: FileText) => void>>();
    for (const [reading, store] of stores) {
      for (const { changes } of commits)
        for (const { path, object } of changes) {
          const file = object === null ? null : reading.fileOf(path);
          if (file === null || object === null) continue;
          const key = keyOf(reading, file, object);
          if (store.values.has(key) || store.members.has(key)) continue;
          let readers = wanted.get(object);
          if (readers === undefined) {
            readers = new Map();
            wanted.set(object, readers);
          }
          readers.set(`${reading.source.product}\0${readings.indexOf(reading)}\0${key}`, (read) =>
            keep(read, { store, reading, file, key, shared }),
          );
        }
    }
    if (bytes < mostBytes) {
      bytes += await readFileTexts(gitDir, [...wanted.keys()], (object, read) => {
        for (const take of wanted.get(object)?.values() ?? []) take(read);
      });
      if (bytes >= mostBytes) for (const reading of readings) reading.noteTooMuch();
    }
    return new Map([...stores].map(([reading, store]) => [reading, contentsOf(reading, store)]));
  };
}

function newStore(): Store {
  return { values: new Map(), members: new Map(), weight: 0 };
}

function contentsOf(reading: SourceReading, { values, members }: Store): SourceContents {
  return {
    values: (file, object) => values.get(keyOf(reading, file, object)) ?? 'not in the repository',
    members: (file, object) => members.get(keyOf(reading, file, object)) ?? 'not in the repository',
  };
}

/** Equal for files that say the same when they hold the same. */
function keyOf({ source }: SourceReading, { kind, path, captures }: OpenFile, object: string): string {
  if (kind === 'members') return object;
  const { key } = source.ruleOf(captures);
  return `${object} ${source.config.format ?? formatOf(path)} ${key}`;
}

function keep(
  read: FileText,
  {
    store,
    reading,
    file,
    key,
    shared,
  }: {
    readonly store: Store;
    readonly reading: SourceReading;
    readonly file: OpenFile;
    readonly key: string;
    readonly shared: Map<string, string>;
  },
): void {
  if (file.kind === 'members') {
    store.members.set(key, 'text' in read ? listNames(read.text) : read.unreadable);
    return;
  }
  const values = 'text' in read ? parseValues(read.text, reading, file) : read.unreadable;
  if (typeof values === 'string') {
    store.values.set(key, values);
    return;
  }
  // A version stands in thousands of contents: one text for all of them.
  const versions = new Map([...values.versions].map(([name, version]) => [shareText(shared, name), shareText(shared, version)]));
  store.values.set(key, { ...values, versions });
  store.weight += versions.size + values.entries.length;
}

function parseValues(text: string, { source }: SourceReading, { path, captures }: OpenFile): FileValues | Unreadable {
  const documents = parseFile(text, source.config.format ?? formatOf(path));
  return documents === null ? 'malformed' : findFileValues(documents, source.ruleOf(captures).rule);
}

function shareText(shared: Map<string, string>, text: string): string {
  const known = shared.get(text);
  if (known !== undefined) return known;
  if (shared.size < 100_000) shared.set(text, text);
  return text;
}

/** One name per line; what follows `#` is a comment, and a line with blanks inside is no name. */
function listNames(text: string): ReadonlySet<string> {
  const names = text.split('\n').map((line) => line.replace(/#.*$/, '').trim());
  return new Set(names.filter((name) => name !== '' && !/\s/.test(name)));
}
