import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readGitTags } from '../../../../src/git/read/repository/git-tags.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';

const signed = ['object', 'type commit', 'tag v3', 'tagger Ann <ann@example.org> 1700000300 +0100', '', 'third', ''];
const armour = '-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n';

function prepare() {
  const repository = makeRepository();
  const first = repository.commit('first', { date: '1700000000 +0000' });
  repository.git('tag', 'v1');
  repository.tag('v2', 'second, of Łukasz');
  const object = repository.store('tag', `${signed.join('\n').replace('object', `object ${first}`)}${armour}`);
  repository.git('update-ref', 'refs/tags/v3', object);
  repository.git('tag', 'nested', 'v3', '-a', '-m', 'of a tag');
  repository.git('tag', 'tree', `${first}^{tree}`);
  const listed = repository.git('for-each-ref', '--format=%(objectname) %(refname:lstrip=2)', 'refs/tags/').trim().split('\n');
  const refs = listed.map((line) => ({ kind: 'tag' as const, object: line.split(' ')[0] ?? '', name: line.split(' ')[1] ?? '' }));
  const gitDir = path.join(repository.path, '.git');
  return { gitDir, refs, place: { folder: makeFolder(), name: gitDir, key: 'code' } };
}

function objectOf(refs: readonly { readonly name: string; readonly object: string }[], tag: string): string {
  return refs.find(({ name }) => name === tag)?.object ?? '';
}

function fileOf(gitDir: string, object: string): string {
  return path.join(gitDir, 'objects', object.slice(0, 2), object.slice(2));
}

/** The same repository for another run: a git that was asked before remembers what it read. */
function copyOf(gitDir: string): string {
  const copy = makeFolder();
  cpSync(gitDir, copy, { recursive: true });
  return copy;
}

function writeObject(gitDir: string, object: string, bytes: Buffer): void {
  rmSync(fileOf(gitDir, object), { force: true });
  writeFileSync(fileOf(gitDir, object), bytes);
}

test('what a tag says and leads to is asked for once, whatever kind of tag it is', async () => {
  const { gitDir, refs, place } = prepare();
  const asked = await readGitTags(gitDir, refs);
  expect(asked.tags.map(({ name, kind, signature }) => [name, kind, signature?.format])).toEqual([
    ['nested', 'annotated', undefined],
    ['tree', 'lightweight', undefined],
    ['v1', 'lightweight', undefined],
    ['v2', 'annotated', undefined],
    ['v3', 'annotated', 'ssh'],
  ]);
  expect(await readGitTags(gitDir, refs, place)).toEqual(asked);
  // What it says is not what it was: whoever reads it is told so.
  writeObject(gitDir, objectOf(refs, 'v2'), readFileSync(fileOf(gitDir, objectOf(refs, 'v3'))));
  expect((await readGitTags(copyOf(gitDir), refs)).missing).toEqual(['v2']);
  expect(await readGitTags(gitDir, refs, place)).toEqual(asked);
});

test('what is no longer there is missing, though it was kept, and is there again when it is back', async () => {
  const { gitDir, refs, place } = prepare();
  const asked = await readGitTags(gitDir, refs, place);
  const commit = asked.tags.find(({ name }) => name === 'v1')?.commit ?? '';
  for (const [object, missing, lose] of [
    [objectOf(refs, 'v3'), ['v3'], (file: string) => rmSync(file)],
    [commit, ['v1', 'v2', 'v3'], (file: string) => writeFileSync(file, 'damaged')],
  ] as const) {
    const file = fileOf(gitDir, object);
    const bytes = readFileSync(file);
    rmSync(file);
    writeObject(gitDir, object, bytes);
    lose(file);
    const fresh = await readGitTags(gitDir, refs);
    expect(fresh.missing).toEqual(expect.arrayContaining([...missing]));
    expect(await readGitTags(gitDir, refs, place)).toEqual(fresh);
    writeObject(gitDir, object, bytes);
    expect(await readGitTags(gitDir, refs, place)).toEqual(asked);
  }
});

test('what is kept by other code, or is damaged, is asked for again', async () => {
  const { gitDir, refs, place } = prepare();
  const asked = await readGitTags(gitDir, refs, place);
  await expect(readGitTags(path.join(gitDir, 'nowhere'), refs, { ...place, key: 'other code' })).rejects.toThrow();
  for (const name of readdirSync(place.folder)) truncateSync(path.join(place.folder, name), 200);
  expect(await readGitTags(gitDir, refs, place)).toEqual(asked);
});
