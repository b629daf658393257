import type { RawTag } from '../../schema/repository.ts';
import { type BatchAnswer, parseBatch } from '../process/git-batch.ts';
import { GitFailed, readGit } from '../process/git-process.ts';
import type { GitRef } from './git-refs.ts';
import { parseTagObject, type TagObject } from './git-tag-object.ts';

/** Tags as they stand, and which of them are odd. */
export interface TagReading {
  readonly tags: readonly RawTag[];
  /** Names of tags of a tree or a blob. */
  readonly withoutCommit: readonly string[];
  /** Names of tags whose object or commit is not in the repository. */
  readonly missing: readonly string[];
  readonly notUtf8: readonly string[];
  readonly brokenDates: readonly string[];
  /** Names of tags whose object is too large to be read. */
  readonly tooLarge: readonly string[];
}

/** Largest tag object, and largest commit that a tag leads to, in bytes. */
const largest = 1 << 20;

/**
 * Reads all tags with two runs of `git cat-file`, however many there are: what kind each object is, then the tag objects and the commits they lead to.
 * So a tag of a large file costs nothing, for its content is never printed.
 */
export async function readGitTags(gitDir: string, refs: readonly GitRef[]): Promise<TagReading> {
  const reading = {
    tags: [] as RawTag[],
    withoutCommit: [] as string[],
    missing: [] as string[],
    notUtf8: [] as string[],
    brokenDates: [] as string[],
    tooLarge: [] as string[],
  };
  if (refs.length === 0) return reading;
  const objects = refs.map(({ object }) => object);
  const kindsOf = await readKinds(gitDir, [...objects, ...objects.map((object) => `${object}^{commit}`)]);
  const answers = await askTags(gitDir, objects, kindsOf);
  const trees = await readLargeTrees(gitDir, objects, kindsOf);
  const unresolved: string[] = [];
  refs.forEach(({ name, object }, index) => {
    const { tag = null, commit = null } = answers[index] ?? {};
    const named = kindsOf.get(object);
    const large = named?.kind === 'tag' && named.size > largest;
    if (large) reading.tooLarge.push(name);
    const tagObject = tag === null ? null : parseTagObject(tag.content);
    if (tagObject?.utf8 === false) reading.notUtf8.push(name);
    if (tagObject !== null && tagObject.tagger !== null && tagObject.taggedAt === null) reading.brokenDates.push(name);
    if (commit === null && !trees.has(object)) unresolved.push(`${object}^{}`);
    const read = toRawTag(name, object, tagObject, commit);
    const tree = trees.get(object);
    reading.tags.push({
      ...read,
      ...(large ? { kind: 'annotated' as const } : {}),
      ...(commit === null && tree !== undefined ? tree : {}),
    });
  });
  if (unresolved.length === 0) return reading;
  const kinds = await readKinds(gitDir, unresolved);
  for (const tag of reading.tags) {
    const kind = tag.commit === null ? kinds.get(`${tag.object}^{}`)?.kind : undefined;
    if (tag.commit === null) (kind === 'tree' || kind === 'blob' ? reading.withoutCommit : reading.missing).push(tag.name);
  }
  return reading;
}

interface TagAnswer {
  /** The tag object; null for a lightweight tag. */
  readonly tag: BatchAnswer | null;
  /** The commit that the tag leads to. */
  readonly commit: BatchAnswer | null;
}

async function askTags(gitDir: string, objects: readonly string[], kinds: ReadonlyMap<string, Kind>): Promise<readonly TagAnswer[]> {
  const questions = objects.map((object) => {
    const named = kinds.get(object);
    const commit = kinds.get(`${object}^{commit}`);
    if (named?.kind !== 'tag' && named?.kind !== 'commit') return { tag: [], commit: [] };
    return {
      tag: named.kind === 'tag' && named.size <= largest ? [object] : [],
      commit: commit !== undefined && commit.size > largest ? [] : [named.kind === 'tag' ? `${object}^{commit}` : object],
    };
  });
  const input = questions.flatMap(({ tag, commit }) => [...tag, ...commit]).map((question) => `${question}\n`);
  try {
    const answers = parseBatch(await readGit({ gitDir, args: ['cat-file', '--batch', '--buffer'], input: input.join('') }));
    let next = 0;
    const take = ({ length }: readonly string[]): BatchAnswer | null => {
      next += length;
      return length === 0 ? null : (answers[next - 1] ?? null);
    };
    return questions.map(({ tag, commit }): TagAnswer => ({ tag: take(tag), commit: take(commit) }));
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    // One damaged object ends git: halving finds it, and keeps the rest.
    const middle = objects.length >> 1;
    if (middle === 0) return [{ tag: null, commit: null }];
    return [...(await askTags(gitDir, objects.slice(0, middle), kinds)), ...(await askTags(gitDir, objects.slice(middle), kinds))];
  }
}

function toRawTag(name: string, object: string, tagObject: TagObject | null, commit: BatchAnswer | null): RawTag {
  return {
    name,
    kind: tagObject === null ? 'lightweight' : 'annotated',
    object,
    commit: commit?.object ?? null,
    tree: commit === null ? null : parseTree(commit.content),
    tagger: tagObject?.tagger ?? null,
    taggedAt: tagObject?.taggedAt ?? null,
    message: tagObject?.message ?? '',
    signature: tagObject?.signature ?? null,
  };
}

function parseTree(commit: Buffer): string | null {
  return /^tree ([0-9a-f]+)\n/.exec(commit.toString('latin1', 0, 80))?.[1] ?? null;
}

interface Kind {
  readonly kind: string;
  readonly size: number;
  readonly object: string;
}

/** Commit and tree of tags that lead to a commit which is too large to be read, by object. */
async function readLargeTrees(
  gitDir: string,
  objects: readonly string[],
  kinds: ReadonlyMap<string, Kind>,
): Promise<ReadonlyMap<string, { readonly commit: string; readonly tree: string | null }>> {
  const large = objects.flatMap((object) => {
    const commit = kinds.get(`${object}^{commit}`);
    return commit !== undefined && commit.size > largest ? [{ object, commit: commit.object }] : [];
  });
  if (large.length === 0) return new Map();
  const trees = await readKinds(
    gitDir,
    large.map(({ object }) => `${object}^{tree}`),
  );
  return new Map(large.map(({ object, commit }) => [object, { commit, tree: trees.get(`${object}^{tree}`)?.object ?? null }]));
}

/** Kind, size in bytes and id of each object, by how it was asked for; no entry where it is missing or damaged. */
async function readKinds(gitDir: string, objects: readonly string[]): Promise<ReadonlyMap<string, Kind>> {
  const input = objects.map((object) => `${object}\n`).join('');
  const args = ['cat-file', '--batch-check=%(objecttype) %(objectsize) %(objectname)', '--buffer'];
  const answer = await readGit({ gitDir, args, input }).catch((error: unknown) => {
    if (error instanceof GitFailed) return null;
    throw error;
  });
  if (answer === null) {
    // One damaged object ends git: halving finds it, and keeps the rest.
    const middle = objects.length >> 1;
    if (middle === 0) return new Map();
    const halves = [await readKinds(gitDir, objects.slice(0, middle)), await readKinds(gitDir, objects.slice(middle))];
    return new Map(halves.flatMap((half) => [...half]));
  }
  const lines = answer.toString('latin1').split('\n');
  return new Map(
    objects.flatMap((question, index) => {
      const [, kind, size, object] = /^([a-z]+) (\d+) ([0-9a-f]+)$/.exec(lines[index] ?? '') ?? [];
      return kind === undefined || object === undefined ? [] : [[question, { kind, size: Number(size), object }]];
    }),
  );
}
