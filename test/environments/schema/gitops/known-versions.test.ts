import { expect, test } from 'vitest';
import { configSchema } from '../../../../src/book/schema/config.ts';
import { collectBook } from '../../../../src/collect/collect-book.ts';
import { knowVersions } from '../../../../src/environments/schema/gitops/known-versions.ts';
import { readRepository } from '../../../../src/git/read/repository/read-repository.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';

async function makeKnown() {
  const repository = makeRepository();
  const commit = (subject: string) => repository.commit(subject, { files: { 'a.txt': subject } });
  const first = commit('feat: begin');
  repository.tag('v1.0.0', '1.0.0');
  const second = commit('feat: more');
  repository.tag('v1.1.0-rc.1', 'rc');
  const third = commit('fix: plates');
  repository.tag('build-77', 'a build');
  repository.git('checkout', '-q', '-b', 'side', first);
  const other = commit('a side');
  repository.git('checkout', '-q', 'main');
  const config = configSchema.parse({ products: [{ id: 'lab', name: 'Lab', repositories: [{ id: 'lab', path: repository.path }] }] });
  const book = await collectBook(config, makeFolder(), { docket: '0', cacheDir: makeFolder() });
  const { history } = await readRepository({ path: repository.path, id: 'lab' });
  const [product] = book.products;
  if (product === undefined) throw new Error('The Book has the product that it was collected for.');
  return { known: knowVersions(product, [history]), first, second, third, other };
}

test('a version is found by tag, by number, by template and by commit', async () => {
  const { known, first, second, third } = await makeKnown();
  const find = (written: string, tag?: string) => known.find('lab', written, tag);
  const released = { version: '1.0.0', tag: 'v1.0.0', commit: first };
  expect(['v1.0.0', '1.0.0', '1.0', first, first.slice(0, 10), `main-${first.slice(0, 12)}`].map((written) => find(written))).toEqual(
    Array.from({ length: 6 }, () => released),
  );
  expect(find('0-rc.1', 'v1.1.{version}')).toEqual({ version: '1.1.0-rc.1', tag: 'v1.1.0-rc.1', commit: second });
  expect(find(third)).toEqual({ version: null, tag: null, commit: third });
});

test('what no tag and no commit has keeps its text, and a commit of elsewhere has no version', async () => {
  const { known } = await makeKnown();
  const elsewhere = 'ab'.repeat(20);
  expect(known.find('lab', '9.9.9', undefined)).toEqual({ version: '9.9.9', tag: null, commit: null });
  expect(known.find('lab', elsewhere, undefined)).toEqual({ version: null, tag: null, commit: elsewhere });
  expect(known.find('plug-in', '1.0.0', undefined)).toEqual({ version: '1.0.0', tag: null, commit: null });
});

test('history tells which of two commits is older, and nothing of two branches', async () => {
  const { known, first, third, other } = await makeKnown();
  expect([known.isBefore('lab', first, third), known.isBefore('lab', third, first), known.isBefore('lab', other, third)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(known.isBefore('lab', 'ab'.repeat(20), third)).toBeNull();
});
