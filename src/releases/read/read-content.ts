import type { Problem } from '../../text/schema/problem.ts';
import type { LockedTag, ReleaseNotes } from '../schema/release-notes.ts';
import { contentFileElsewhere, contentFileUnknown } from '../schema/release-problems.ts';
import { listFolder, readPlainText, readText } from './content-folder.ts';
import { parseReleaseNotes } from './parse-release-notes.ts';
import { readTagsLock } from './tags-lock.ts';

/** What humans wrote beside the repositories. A content folder that is absent is an empty one. */
export interface Content {
  readonly notes: readonly ReleaseNotes[];
  readonly lock: readonly LockedTag[];
  /** Keys that signatures on tags are judged by. */
  readonly keys: { readonly allowedSigners: string | null; readonly pgpKeys: readonly string[] };
  readonly problems: readonly Problem[];
}

/** Reads the `content/` folder of a root, in an order that does not depend on the file system. */
export async function readContent(root: string): Promise<Content> {
  const problems: Problem[] = [];
  const lockFile = 'content/tags.lock';
  const lock = readTagsLock((await readText(root, lockFile)) ?? '', lockFile);
  const pgpKeys: string[] = [];
  for (const { name, kind } of await listFolder(root, 'content/keys')) {
    const source = `content/keys/${name}`;
    if (kind === 'link') problems.push(contentFileElsewhere({ source }));
    else if (kind === 'file' && name.endsWith('.asc')) pgpKeys.push((await readText(root, source)) ?? '');
    else if (!name.startsWith('.')) problems.push(contentFileUnknown({ source }, 'a PGP key, `<name>.asc`'));
  }
  const releases = await readReleaseFolders(root);
  return {
    notes: releases.map(({ notes }) => notes),
    lock: lock.tags,
    keys: { allowedSigners: await readPlainText(root, 'content/allowed_signers', problems), pgpKeys },
    problems: [...lock.problems, ...problems, ...releases.flatMap((release) => release.problems)],
  };
}

async function readReleaseFolders(root: string): Promise<{ notes: ReleaseNotes; problems: readonly Problem[] }[]> {
  const found: { notes: ReleaseNotes; problems: readonly Problem[] }[] = [];
  for (const { name: product, kind } of await listFolder(root, 'content/releases')) {
    if (kind !== 'folder') continue;
    for (const { name: version, kind: inner } of await listFolder(root, `content/releases/${product}`)) {
      if (inner !== 'folder') continue;
      found.push(await readReleaseFolder(root, { product, version }));
    }
  }
  return found;
}

async function readReleaseFolder(root: string, { product, version }: { readonly product: string; readonly version: string }) {
  const folder = `content/releases/${product}/${version}`;
  const problems: Problem[] = [];
  const files: string[] = [];
  // Whatever else lies there is told where records are read.
  for (const { name, kind } of await listFolder(root, folder)) {
    const own = name === 'release.mdx' || name === 'release.md';
    if (own && kind === 'file') files.push(name);
    else if (own) problems.push(contentFileElsewhere({ source: `${folder}/${name}` }));
  }
  for (const name of files.slice(0, -1))
    problems.push(contentFileUnknown({ source: `${folder}/${name}` }, 'only one of `release.md` and `release.mdx`'));
  const name = files.at(-1);
  const source = name === undefined ? folder : `${folder}/${name}`;
  const parsed = parseReleaseNotes(name === undefined ? '' : ((await readText(root, source)) ?? ''), { product, version, source });
  return { notes: parsed.notes, problems: [...problems, ...parsed.problems] };
}
