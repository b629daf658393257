import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { TagObject } from '../repository/git-tag-object.ts';
import { readChecked, writeChecked } from './block-file.ts';

/** What the object that a tag names says and leads to, which never changes. */
export interface NamedObject {
  /** Null for a lightweight tag. */
  readonly tag: TagObject | null;
  /** Null where it leads to no commit that is here. */
  readonly commit: string | null;
  readonly tree: string | null;
  /** Whether it is a tag that is too large to be read. */
  readonly large: boolean;
}

/** Where the objects that the tags of a repository name are kept: an absolute folder, which is trusted as for `keepValues`, the repository's name in it, and what stands for the code that reads them. */
export interface TagsPlace {
  readonly folder: string;
  readonly name: string;
  readonly key: string;
}

type Kept = readonly [object: string, commit: string, tree: string | null, tag: KeptTag | null];
type KeptTag = Omit<TagObject, 'signature'> & { readonly signature: KeptSignature | null };
type KeptSignature = Omit<NonNullable<TagObject['signature']>, 'payload'> & { readonly payload: string };

interface State {
  readonly key: string;
  readonly tags: readonly Kept[];
}

/** Reads the objects that were kept, by id; none where they are not as they were written. */
export function readKeptTags(place: TagsPlace): Map<string, NamedObject> {
  try {
    const { key, tags }: State = JSON.parse(readChecked(stateFile(place)) ?? 'null');
    if (key !== place.key) return new Map();
    return new Map(
      tags.map(([object, commit, tree, tag]) => [object, { tag: tag === null ? null : unpack(tag), commit, tree, large: false }]),
    );
  } catch {
    return new Map();
  }
}

/** Keeps objects that lead to a commit, in place of all that was kept. What cannot be written is read again the next time. */
export function keepTags(place: TagsPlace, objects: ReadonlyMap<string, NamedObject>): void {
  const tags = [...objects].flatMap(([object, { tag, commit, tree, large }]): readonly Kept[] =>
    commit === null || large ? [] : [[object, commit, tree, tag === null ? null : pack(tag)]],
  );
  const state: State = { key: place.key, tags };
  try {
    mkdirSync(place.folder, { recursive: true });
    writeChecked(stateFile(place), state);
  } catch {
    // What is there says of itself whether it is whole.
  }
}

function stateFile({ folder, name }: TagsPlace): string {
  return path.join(folder, `${hash('sha256', name).slice(0, 32)}.tags.state`);
}

function pack({ signature, ...tag }: TagObject): KeptTag {
  return { ...tag, signature: signature && { ...signature, payload: Buffer.from(signature.payload).toString('base64') } };
}

function unpack({ signature, ...tag }: KeptTag): TagObject {
  return { ...tag, signature: signature && { ...signature, payload: new Uint8Array(Buffer.from(signature.payload, 'base64')) } };
}
