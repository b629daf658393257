import { expect, test } from 'vitest';
import { blankBook } from '../../../../src/collect/blank.ts';
import { assembleBook } from '../../../../src/releases/assemble/release/assemble-book.ts';
import { without } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

test('a tag that no product of a repository takes is listed once, and one that another takes is not', () => {
  const { commit, tag, tip, history } = startHistory();
  commit('Start');
  for (const name of ['api/v1.0.0', 'web/v1.0.0', 'nightly', 'api/latest']) tag(name, tip('main'));
  const products = ['api', 'web', 'docs'].map((id) => ({
    config: { id, name: id, repositories: [{ id, path: id === 'docs' ? '../docs' : '../mono', tags: `${id}/*` }] },
    histories: [history({ id })],
    signatures: new Map(),
    notes: [],
    lock: [],
    ...without,
  }));
  const book = assembleBook({ title: 'Releases', docket: '0', asOf: null, products, blank: blankBook, problems: [] });
  expect(book.products.map(({ id, repositories }) => [id, repositories[0]?.unknownTags.map(({ name }) => name)])).toEqual([
    ['api', ['api/latest', 'nightly']],
    ['web', []],
    ['docs', ['api/latest', 'api/v1.0.0', 'nightly', 'web/v1.0.0']],
  ]);
  expect(book.products[0]?.repositories[0]?.unknownTags[0]?.reason).toBe('It does not read as a version.');
});
