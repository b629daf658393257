import type { RawTag } from '../../schema/repository.ts';
import { keepTags, type NamedObject, readKeptTags, type TagsPlace } from '../kept/kept-tags.ts';
import { askObjects } from '../process/ask-objects.ts';
import { type BatchAnswer, parseBatch } from '../process/git-batch.ts';
import { GitFailed } from '../process/git-process.ts';
import { areThere, type Kind, readKinds } from './git-kinds.ts';
import type { GitRef } from './git-refs.ts';
import { parseTagObject } from './git-tag-object.ts';

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
 * So a tag of a large file costs nothing, for its content is never printed. With `place`, git reads only what was not kept there by an earlier run; of the rest it is asked whether it is still there.
 */
export async function readGitTags(gitDir: string, refs: readonly GitRef[], place: TagsPlace | null = null): Promise<TagReading> {
  const reading = {
    tags: [] as RawTag[],
    withoutCommit: [] as string[],
    missing: [] as string[],
    notUtf8: [] as string[],
    brokenDates: [] as string[],
    tooLarge: [] as string[],
  };
  if (refs.length === 0) return reading;
  const named = await readNamed(gitDir, [...new Set(refs.map(({ object }) => object))], place);
  const unresolved: string[] = [];
  for (const { name, object } of refs) {
    const found = named.get(object) ?? nothing;
    const { tag, commit, large } = found;
    if (large) reading.tooLarge.push(name);
    if (tag?.utf8 === false) reading.notUtf8.push(name);
    if (tag !== null && tag.tagger !== null && tag.taggedAt === null) reading.brokenDates.push(name);
    if (commit === null) unresolved.push(`${object}^{}`);
    reading.tags.push(toRawTag(name, object, found));
  }
  if (unresolved.length === 0) return reading;
  const kinds = await readKinds(gitDir, unresolved);
  for (const tag of reading.tags) {
    const kind = tag.commit === null ? kinds.get(`${tag.object}^{}`)?.kind : undefined;
    if (tag.commit === null) (kind === 'tree' || kind === 'blob' ? reading.withoutCommit : reading.missing).push(tag.name);
  }
  return reading;
}

const nothing: NamedObject = { tag: null, commit: null, tree: null, large: false };

/** What objects say and lead to, by id. */
async function readNamed(gitDir: string, objects: readonly string[], place: TagsPlace | null): Promise<ReadonlyMap<string, NamedObject>> {
  const kept = place === null ? new Map<string, NamedObject>() : await findThere(gitDir, objects, readKeptTags(place));
  const unknown = objects.filter((object) => !kept.has(object));
  if (unknown.length === 0) return kept;
  const kindsOf = await readKinds(gitDir, [...unknown, ...unknown.map((object) => `${object}^{commit}`)]);
  const answers = await askTags(gitDir, unknown, kindsOf);
  const trees = await readLargeTrees(gitDir, unknown, kindsOf);
  const named = new Map(objects.map((object) => [object, kept.get(object) ?? nothing]));
  const ofTags = new Set<string>();
  unknown.forEach((object, index) => {
    const { tag = null, commit = null } = answers[index] ?? {};
    const kind = kindsOf.get(object);
    if (tag !== null && !tag.content.toString('latin1', 0, 200).startsWith(`object ${kindsOf.get(`${object}^{commit}`)?.object}\n`))
      ofTags.add(object);
    const read = commit === null ? trees.get(object) : { commit: commit.object, tree: parseTree(commit.content) };
    const large = kind?.kind === 'tag' && kind.size > largest;
    named.set(object, { tag: tag === null ? null : parseTagObject(tag.content), commit: null, tree: null, ...read, large });
  });
  // Of what stands between a tag and its commit nobody would see that it is gone.
  if (place !== null) keepTags(place, new Map([...named].filter(([object]) => !ofTags.has(object))));
  return named;
}

/** Those of what was kept that are still in the repository, each with the commit it leads to: what is named may be removed or damaged while its name stands. */
async function findThere(
  gitDir: string,
  objects: readonly string[],
  kept: ReadonlyMap<string, NamedObject>,
): Promise<Map<string, NamedObject>> {
  const named = objects.flatMap((object) => {
    const found = kept.get(object);
    return found === undefined ? [] : [{ object, found, needs: found.commit === null ? [object] : [object, found.commit] }];
  });
  const ids = [...new Set(named.flatMap(({ needs }) => needs))];
  if (await areThere(gitDir, ids)) return new Map(named.map(({ object, found }) => [object, found]));
  const there = await readKinds(gitDir, ids);
  return new Map(named.flatMap(({ object, found, needs }) => (needs.every((id) => there.has(id)) ? [[object, found]] : [])));
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
  const names = questions.flatMap(({ tag, commit }) => [...tag, ...commit]);
  try {
    const answers = parseBatch(await askObjects(gitDir, '--batch', names));
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

function toRawTag(name: string, object: string, { tag, commit, tree, large }: NamedObject): RawTag {
  return {
    name,
    kind: tag === null && !large ? 'lightweight' : 'annotated',
    object,
    commit,
    tree,
    tagger: tag?.tagger ?? null,
    taggedAt: tag?.taggedAt ?? null,
    message: tag?.message ?? '',
    signature: tag?.signature ?? null,
  };
}

function parseTree(commit: Buffer): string | null {
  return /^tree ([0-9a-f]+)\n/.exec(commit.toString('latin1', 0, 80))?.[1] ?? null;
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
