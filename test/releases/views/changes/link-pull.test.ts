import { expect, test } from 'vitest';
import type { Product } from '../../../../src/book/schema/book.ts';
import type { Change } from '../../../../src/book/schema/change.ts';
import { changeRow } from '../../../../src/releases/views/changes/change-row.ts';
import { linkPull } from '../../../../src/releases/views/changes/link-pull.ts';
import { productIndex } from '../../../../src/releases/views/product/product-index.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const [product] = syntheticBook({ releases: 2, changes: 2 }).products;
const change = product?.releases[0]?.changes[0];
if (product === undefined || change === undefined) throw new Error('The Book has a change.');

/** The product with the pages of its repositories on some forge. */
function productOn(web: Product['repositories'][number]['web']): Product {
  if (product === undefined) throw new Error('The Book has a product.');
  return { ...product, repositories: product.repositories.map((repository) => ({ ...repository, web })) };
}

const entryOn = (web: Product['repositories'][number]['web']) => productIndex(productOn(web)).repositories.get('portal-api');

test('a merge request is written and linked as on GitLab, every other pull request with a number sign', () => {
  const on = (forge: 'github' | 'gitlab') => linkPull(12, entryOn({ url: 'https://forge.example/lab/api', forge }));
  expect([on('gitlab'), on('github'), linkPull(12, entryOn(null)), linkPull(12, undefined)]).toEqual([
    { text: '!12', href: 'https://forge.example/lab/api/-/merge_requests/12' },
    { text: '#12', href: 'https://forge.example/lab/api/pull/12' },
    { text: '#12', href: undefined },
    { text: '#12', href: undefined },
  ]);
});

test('a line of a change on GitLab tells its merge requests from its issues', () => {
  const pulls: Change['pulls'] = [
    { number: 12, role: 'merged', evidence: '' },
    { number: 7, role: 'origin', evidence: '' },
    { number: 5, role: 'mentioned', evidence: '' },
  ];
  const references: Change['references'] = [{ kind: 'issue', id: '#12', url: 'https://forge.example/lab/api/-/issues/12' }];
  const row = changeRow({ ...change, pulls, references }, productOn({ url: 'https://forge.example/lab/api', forge: 'gitlab' }));
  expect([row.pull, row.otherPulls, row.references]).toEqual([
    { text: '!12', href: 'https://forge.example/lab/api/-/merge_requests/12' },
    [
      { text: '!7', href: 'https://forge.example/lab/api/-/merge_requests/7', role: 'copied from' },
      { text: '!5', href: 'https://forge.example/lab/api/-/merge_requests/5', role: 'mentions' },
    ],
    [{ text: '#12', href: 'https://forge.example/lab/api/-/issues/12' }],
  ]);
});
