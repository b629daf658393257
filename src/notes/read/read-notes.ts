import type { Product, Release } from '../../book/schema/book.ts';
import { findBlobs, readBlobs } from '../../git/read/process/read-blobs.ts';
import { listTree } from '../../git/read/repository/git-tree.ts';
import type { RepositoryHistory } from '../../git/schema/repository.ts';
import type { NoteSource, ReadNote } from '../schema/extension.ts';
import { listItems } from '../schema/list-items.ts';
import { readNoteCategory } from '../schema/note-category.ts';
import { findNoteFiles, type NoteFiles } from '../schema/note-files.ts';
import { readNoteNumbers } from '../schema/note-numbers.ts';
import { commitOf, listNotePlaces, nextKey } from '../schema/note-places.ts';
import { readNoteText, unescapeMarks } from '../schema/note-text.ts';
import type { ProductNotes } from '../schema/product-notes.ts';
import { listFragmentCommits } from './list-fragment-commits.ts';
import { type FoundSection, readSections, type WantedRelease } from './read-sections.ts';

/** Largest fragment in bytes. */
const largestFragment = 100_000;

interface Source {
  readonly product: Product;
  readonly history: RepositoryHistory;
  readonly gitDir: string;
  /** The product is a component of a repository that others share. */
  readonly component: boolean;
}

/** Reads the notes that people wrote in a repository; null where its files show none. One listing of its tree at a few commits tells. */
export async function readRepositoryNotes({ product, history, gitDir, component }: Source): Promise<ProductNotes | null> {
  const paths = new Set<string>();
  const trees = await Promise.all(listNotePlaces(product, history).map((commit) => listTree(gitDir, commit)));
  for (const tree of trees) for (const path of tree.paths) paths.add(path);
  const files = findNoteFiles([...paths].sort(), component ? product.id : null);
  if (files.changelogs.length + files.templates.length + files.fragmentFolders.length === 0) return null;
  const source = { id: history.id, gitDir };
  const { found, unread } = await readSections(source, files, [...listWanted(product, history), ...listNext(product, history)]);
  const sections = new Map([...found].map(([key, file]) => [key, { file: pickFile(file), notes: listSectionNotes(file, history) }]));
  const fragments = await readFragments(source, files, history);
  if (sections.size === 0 && fragments.notes.size === 0) return null;
  return { repository: history.id, sections, fragments: fragments.notes, unread: unread + fragments.unread };
}

function pickFile({ repository, path, line, commit, asOf }: FoundSection) {
  return { repository, path, line, commit, asOf, convention: 'changelog' };
}

function listWanted(product: Product, history: RepositoryHistory): readonly WantedRelease[] {
  const branches = new Map(history.branches.map(({ name, commit }) => [name, commit]));
  const byVersion = new Map(product.releases.map((release) => [release.version, release]));
  const lines = new Map(
    product.lines.map(({ id, branch, versions }) => {
      const newest = byVersion.get(versions[0] ?? '');
      const commits = [branches.get(branch ?? ''), newest && commitOf(newest, history.id), history.head.commit];
      return [id, [...new Set(commits.filter((commit) => typeof commit === 'string'))]];
    }),
  );
  return product.releases.flatMap((release) => {
    const commit = commitOf(release, history.id);
    const { version } = release;
    return commit === null ? [] : [{ key: version, version, also: listSpellings(release), commit, later: lines.get(release.line) ?? [] }];
  });
}

/** What is written for the next release of each line. */
function listNext(product: Product, history: RepositoryHistory): readonly WantedRelease[] {
  return product.lines.flatMap((line) =>
    line.unreleased
      .filter(({ repository }) => repository === history.id)
      .map(({ branch, commit }) => ({ key: nextKey(line.id, branch), version: 'Unreleased', also: [], commit, later: [] })),
  );
}

/** `1.2` for `1.2.0`, `8.21.0` for `8_21_0`, `2024-05-01` for `20240501`; of what has no final release yet, its newest candidate. */
function listSpellings({ version, status, candidates }: Release): readonly string[] {
  const short = /^(\d+\.\d+)\.0$/.exec(version)?.[1];
  const dotted = version.includes('_') ? [version.replaceAll('_', '.')] : [];
  const day = /^\d{8}$/.test(version) ? [version.replace(/^(\d{4})(\d\d)/, '$1-$2-')] : [];
  return [
    ...dotted,
    ...day,
    ...(short === undefined ? [] : [short]),
    ...(status === 'candidate' ? candidates.map((each) => each.version).reverse() : []),
  ];
}

function listSectionNotes(file: FoundSection, history: RepositoryHistory): readonly ReadNote[] {
  const { repository, path, commit, section } = file;
  return listItems(section.lines).flatMap(({ text: written, whole, line, heading }) => {
    const raw = unescapeMarks(written);
    const { words, type } = splitType(readNoteText(raw));
    if (words === '' || isPartsEntry(raw)) return [];
    const named = readNoteNumbers(raw, history.web);
    const numbers = named.length > 0 ? named : readNoteNumbers(unescapeMarks(whole), history.web);
    const source: NoteSource = { repository, path, line: Math.max(1, section.start) + line, commit, convention: 'changelog' };
    const category = (type === null ? null : readNoteCategory(type)) ?? (heading === null ? null : readNoteCategory(heading));
    return [{ text: words, section: heading, category, numbers, source, commits: listCommits(raw) }];
  });
}

/** An item that is nothing but a link to a release says what this one is made with, and changes nothing by itself. */
function isPartsEntry(text: string): boolean {
  return /^\[[^\]]{1,200}\]\(https?:\/\/[^\s()]{1,400}\/releases?(?:\/tag)?\/[^\s()]{1,200}\)\.?$/.test(text.trim());
}

/** `[BUGFIX] …` and `bug #12 …` say what they are in front. */
function splitType(text: string): { readonly words: string; readonly type: string | null } {
  const [, bracketed, plain, rest] =
    /^(?:\[([A-Z][A-Z /]{2,20})\]|(bug|feature|minor|security|deprecated)(?=\s+#\d))\s+(\S.*)$/.exec(text) ?? [];
  if (rest === undefined) return { words: text, type: null };
  return { words: rest.replace(/^#\d+\s+/, ''), type: bracketed ?? plain ?? null };
}

/** Commits that a note links to. */
function listCommits(text: string): readonly string[] {
  return [...text.matchAll(/\/commits?\/([0-9a-f]{7,64})\b/g)].map(([, sha = '']) => sha).slice(0, 20);
}

async function readFragments(
  { id, gitDir }: { readonly id: string; readonly gitDir: string },
  files: NoteFiles,
  history: RepositoryHistory,
): Promise<{ readonly notes: ReadonlyMap<string, readonly ReadNote[]>; readonly unread: number }> {
  const notes = new Map<string, ReadNote[]>();
  if (files.fragmentFolders.length === 0) return { notes, unread: 0 };
  const { readFragment } = await import('./fragments/read-fragment.ts');
  const written = await listFragmentCommits(gitDir, files.fragmentFolders);
  const byObject = Map.groupBy(written, ({ object }) => object);
  const blobs = (await findBlobs(gitDir, [...byObject.keys()])).filter((blob) => blob !== null);
  const small = blobs.filter(({ size }) => size <= largestFragment);
  const take = (object: string, text: string): void => {
    // A fragment is picked to other lines as it is, so that many commits hold one object.
    const byPath = new Map<string, ReturnType<typeof readFragment>>();
    for (const { path, commit } of byObject.get(object) ?? []) {
      const known = byPath.get(path);
      const read = known === undefined ? readFragment(path, text) : known;
      if (known === undefined) byPath.set(path, read);
      for (const { text: said, section, category, numbers } of read?.fragments ?? []) {
        const words = readNoteText(unescapeMarks(said));
        const inText = readNoteNumbers(unescapeMarks(said), history.web).filter(({ number }) => !numbers.includes(number));
        const all = [...numbers.map((number) => ({ number, kind: 'unknown' as const })), ...inText];
        const source = { repository: id, path, line: null, commit, convention: read?.convention ?? '' };
        const note: ReadNote = { text: words === '' ? path : words, section, category, numbers: all, source, commits: [commit] };
        notes.set(commit, [...(notes.get(commit) ?? []), note]);
      }
    }
  };
  const unread = await readBlobs(gitDir, small, take);
  return { notes, unread: unread + byObject.size - small.length };
}
