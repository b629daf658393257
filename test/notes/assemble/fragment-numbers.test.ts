import { expect, test } from 'vitest';
import { collectBook } from '../../../src/collect/collect-book.ts';
import { makeFolder, makeRepository } from '../../git-repository.ts';

async function listReferences(commits: readonly { readonly subject: string; readonly files: Readonly<Record<string, string>> }[]) {
  const { path, commit, git } = makeRepository();
  git('remote', 'add', 'origin', 'https://github.com/team/app.git');
  commit('feat: begin', { files: { '.chloggen/config.yaml': 'a: b\n' } });
  git('tag', 'v1.0.0');
  for (const { subject, files } of commits) commit(subject, { files });
  git('tag', 'v1.1.0');
  const config = { title: 'App', base: '/', products: [{ id: 'app', name: 'App', repositories: [{ id: 'app', path }] }], strict: [] };
  const book = await collectBook(config, makeFolder(), { docket: '0.0.0', cacheDir: makeFolder(), derive: true });
  const changes = book.products[0]?.releases.find(({ version }) => version === '1.1.0')?.changes ?? [];
  return changes.map(({ references }) => references.map(({ kind, id, url, evidence }) => [kind, id, url, evidence].join(' | ')));
}

const fragment = (issues: readonly number[]) =>
  `change_type: bug_fix\ncomponent: cart\nnote: Keep the coupons.\nissues: [${issues.join(', ')}]\n`;

test('the numbers inside a fragment are references of the change whose commit wrote it, but for those that it has already', async () => {
  const found = await listReferences([
    { subject: 'Keep coupons (#12)\n\nFixes #7', files: { '.chloggen/keep.yaml': fragment([7, 9, 12]) } },
  ]);
  expect(found).toEqual([
    [expect.stringContaining('| #7 |'), 'unknown | #9 | https://github.com/team/app/issues/9 | the fragment `.chloggen/keep.yaml`'],
  ]);
});

test('a commit whose fragments name many numbers gathers what others wrote', async () => {
  const [six] = await listReferences([{ subject: 'Keep coupons', files: { '.chloggen/keep.yaml': fragment([1, 2, 3, 4, 5, 6]) } }]);
  const [seven] = await listReferences([{ subject: 'Keep coupons', files: { '.chloggen/keep.yaml': fragment([1, 2, 3, 4, 5, 6, 7]) } }]);
  expect(six).toHaveLength(6);
  expect(seven).toEqual([]);
});
