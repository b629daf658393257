import { type BlobRef, findBlobs, readBlobs } from '../../git/read/process/read-blobs.ts';
import type { NoteSource } from '../schema/extension.ts';
import { findSection, type NoteSection } from '../schema/find-section.ts';
import type { NoteFiles } from '../schema/note-files.ts';

/** A release whose notes are looked for: in its own commit, then in those where they may have been written later. */
export interface WantedRelease {
  /** What it is found under. */
  readonly key: string;
  readonly version: string;
  /** Other spellings, tried when the first is found nowhere. */
  readonly also: readonly string[];
  readonly commit: string;
  readonly later: readonly string[];
}

/** A section of a file for a release. */
export interface FoundSection extends Omit<NoteSource, 'convention'> {
  readonly section: NoteSection;
  readonly asOf: 'tag' | 'later';
}

interface Asked {
  readonly wanted: WantedRelease;
  readonly commit: string;
  readonly path: string;
  /** The file is of this version alone. */
  readonly whole: boolean;
}

/** Most files and commits that are looked into for one release. */
const mostPlaces = 24;
/** Files that hold one release alone are known by this name: curl, commons-lang. */
const single = /(?:^|\/)release[-_]?notes?(?:\.\w+)?$/i;

/** Finds the section of each release, by its key: as of its tag, else in what was written later. */
export async function readSections(
  repository: { readonly id: string; readonly gitDir: string },
  files: NoteFiles,
  wanted: readonly WantedRelease[],
): Promise<{ readonly found: ReadonlyMap<string, FoundSection>; readonly unread: number }> {
  const found = new Map<string, FoundSection>();
  let unread = 0;
  for (const asOf of ['tag', 'later'] as const) {
    // The likeliest file of each release first: most are found there, and no other is read.
    for (let order = 0; order < mostPlaces; order += 1) {
      const asked = wanted.filter(({ key }) => !found.has(key)).flatMap((each) => listAsked(each, files, asOf)[order] ?? []);
      if (asked.length === 0) break;
      const blobs = await findBlobs(
        repository.gitDir,
        asked.map(({ commit, path }) => `${commit}:${path}`),
      );
      const byObject = Map.groupBy(
        asked.flatMap((each, at) => (blobs[at] ? [{ ...each, blob: blobs[at] }] : [])),
        ({ blob }) => blob.object,
      );
      const take = (object: string, text: string): void => {
        for (const each of byObject.get(object) ?? []) {
          const section = findOwn(text, each, asOf);
          if (section === undefined) continue;
          const { path, commit } = each;
          const line = section.start === 0 ? null : section.start;
          found.set(each.wanted.key, { section, asOf, repository: repository.id, path, commit, line });
        }
      };
      const unique: readonly BlobRef[] = [...byObject.values()].flatMap(([first]) => (first === undefined ? [] : [first.blob]));
      unread += await readBlobs(repository.gitDir, unique, take);
    }
  }
  return { found, unread };
}

/** The files to look into for a release, the likeliest first: one of its own, one of its line, then those with a section for each. */
function listAsked(wanted: WantedRelease, files: NoteFiles, asOf: 'tag' | 'later'): readonly Asked[] {
  const { version } = wanted;
  const names = [version, ...wanted.also];
  const own = names.flatMap((name) => files.templates.map((template) => ({ path: template.replace('*', name), whole: true })));
  const parts = version.split('.');
  const lines = [parts.slice(0, 2).join('.'), parts[0] ?? ''].filter((line) => line !== version && /^\d+(?:\.\d+)*$/.test(line));
  const ofLine = lines.flatMap((line) => files.templates.map((template) => ({ path: template.replace('*', line), whole: false })));
  const known = files.changelogs.filter((path) => fits(path, version)).map((path) => ({ path, whole: false }));
  const named = [...own, ...ofLine].slice(0, mostPlaces - known.length);
  const commits = asOf === 'tag' ? [wanted.commit] : wanted.later;
  return [...known.slice(0, 1), ...named, ...known.slice(1)].flatMap(({ path, whole }) =>
    commits.map((commit) => ({ wanted, commit, path, whole })),
  );
}

/** A changelog that names a line in its own name holds only that: `CHANGELOG-6.4.md`. */
function fits(path: string, version: string): boolean {
  const line = /[-_.]v?(\d+(?:\.\d+)*)(?:\.x)?(?:\.[a-z]+)?$/i.exec(path)?.[1];
  return line === undefined || version === line || version.startsWith(`${line}.`);
}

function findOwn(text: string, { wanted, whole, path }: Asked, asOf: 'tag' | 'later'): NoteSection | undefined {
  for (const version of [wanted.version, ...wanted.also]) {
    const section = findSection(text, version);
    if (section !== undefined) return section;
  }
  const lines = text.split('\n');
  if (whole) return { lines, start: 0 };
  const named =
    asOf === 'tag' && single.test(path) ? [wanted.version, ...wanted.also].find((version) => namesEarly(text, version)) : undefined;
  return named === undefined ? undefined : cutSingle(lines, named);
}

/** The newest release of a file that goes on with those before it: up to a line that announces another version. */
function cutSingle(lines: readonly string[], version: string): NoteSection {
  const end = lines.findIndex((line) => {
    const other = /^\s*(?:[\w ]{0,60}\s)?version\s+v?(\d[\w.]*?)\.?\s*$/i.exec(line.slice(0, 120))?.[1];
    return other !== undefined && other !== version;
  });
  return { lines: end < 0 ? lines : lines.slice(0, end), start: 0 };
}

function namesEarly(text: string, version: string): boolean {
  const head = text.slice(0, 3000);
  const at = head.indexOf(version);
  return at >= 0 && !/[\w.]/.test(head[at - 1] ?? ' ') && !/^(?:\.?\d|-?(?:rc|beta|alpha))/i.test(head.slice(at + version.length));
}
