import { expect, test } from 'vitest';
import { configSchema } from '../../../../src/book/schema/config.ts';
import { collectBook } from '../../../../src/collect/collect-book.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';

/** Plays a pull request that was rebased, with the head of it under a ref, and gives the pull requests of the next release. */
async function pullsOf(ref: string): Promise<readonly string[]> {
  const repository = makeRepository();
  const { path, git, commit } = repository;
  commit('Start', { files: { a: '1' } });
  git('tag', '1.0.0');
  git('checkout', '-q', '-b', 'topic');
  const head = commit('Fix the clock', { date: '1700003600 +0000', name: 'Bo', email: 'bo@example.org', files: { b: '1' } });
  git('checkout', '-q', 'main');
  commit('Paint the door', { date: '1700007200 +0000', files: { c: '1' } });
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'cherry-pick', head);
  git('update-ref', ref, head);
  git('branch', '-q', '-D', 'topic');
  git('tag', '1.0.1');
  const config = configSchema.parse({ products: [{ id: 'app', name: 'App', repositories: [{ path }] }] });
  const folder = makeFolder();
  const { products } = await collectBook(config, folder, { docket: '0', cacheDir: folder, derive: true });
  const release = products[0]?.releases.find(({ version }) => version === '1.0.1');
  return (release?.changes ?? []).flatMap(({ title, pulls }) =>
    pulls.map(({ number, role, evidence }) => `${title}: ${number} ${role}, ${evidence}`),
  );
}

test('a rebased pull request is known by its head', async () => {
  const known = ['Fix the clock: 12 merged, head of the pull request: same author, author date and subject'];
  expect(await pullsOf('refs/pull/12/head')).toEqual(known);
  expect(await pullsOf('refs/merge-requests/12/head')).toEqual(known);
});

test('no head, no number', async () => {
  expect(await pullsOf('refs/changes/12/head')).toEqual([]);
});
