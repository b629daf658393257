import { expect, test } from 'vitest';
import { configSchema } from '../../src/book/schema/config.ts';
import { leaveOutTwice } from '../../src/collect/leave-out-twice.ts';
import { leaveElsewhere, listElsewhere, nameElsewhere } from '../../src/collect/products-elsewhere.ts';
import { syntheticBook } from '../fixture/synthetic-book.ts';

const config = configSchema.parse({
  products: [
    { id: 'alpha', name: 'Alpha', repositories: [{ id: 'alpha', path: 'a' }] },
    { id: 'beta', name: 'Beta', description: 'The other.', repositories: [{ id: 'beta-api', path: 'b' }, { path: 'lab/alpha-tools' }] },
    { id: 'gamma', name: 'Gamma', repositories: [{ id: 'beta', path: 'c' }] },
  ],
});
const at = (source: string, subject?: string) => ({ place: { source, ...(subject === undefined ? {} : { subject }) } });

test('what is not one of the own products is collected elsewhere, and nothing is where no products are named', () => {
  expect([...listElsewhere(config, new Set(['beta']))]).toEqual(['alpha', 'gamma']);
  expect([...listElsewhere(config, undefined)]).toEqual([]);
  expect([...listElsewhere(config, new Set())]).toEqual(['alpha', 'beta', 'gamma']);
});

test('products stand in the order of the configuration, and of the others what it says of them', () => {
  const [product] = syntheticBook({ releases: 1, changes: 1 }).products;
  if (product === undefined) throw new Error('There is no product.');
  const collected = { ...product, id: 'gamma' };
  const bare = { repositories: [], join: null, lines: [], releases: [] };
  expect(nameElsewhere(config.products, [collected])).toEqual([
    { id: 'alpha', name: 'Alpha', description: null, ...bare },
    { id: 'beta', name: 'Beta', description: 'The other.', ...bare },
    collected,
  ]);
});

test('what is found at a place of a product is left to whoever collects it', () => {
  const others = ['releases', 'environments', 'promotions', 'backports'].map((folder) => at(`content/${folder}/beta/1.0/x.mdx`));
  const own = [
    ...['releases', 'environments', 'promotions', 'backports'].map((folder) => at(`content/${folder}/alpha/1.0/x.mdx`)),
    at('content/releases/betamax/1.0/x.mdx'),
    at('content/people.yaml'),
    at('docket.config.ts', 'alpha'),
    at('docket.config.ts'),
    at('alpha', 'v1.0'),
    at('content/pulls/alpha.json'),
    // The repository of gamma has the name of a product that is elsewhere.
    at('beta', 'v1.0'),
    at('content/pulls/beta.json'),
  ];
  const theirs = [
    ...others,
    at('content/backports/beta.yaml'),
    at('content/releases/beta'),
    at('docket.config.ts', 'beta'),
    at('beta-api', 'v1.0'),
    at('content/pulls/beta-api.json'),
    at('alpha-tools', 'abc'),
  ];
  expect(leaveElsewhere([...own, ...theirs], config, new Set(['beta']))).toEqual(own);
  const all = [...own, ...theirs];
  expect(leaveElsewhere(all, config, new Set())).toBe(all);
});

test('what two products found in one place is told once', () => {
  const problem = (message: string, line: number) => ({
    ...{ code: 'x', severity: 'warning' as const, message },
    place: { source: 'content/people.yaml', line },
  });
  const [one, same, other, later] = [problem('a', 1), problem('a', 1), problem('b', 1), problem('a', 1)];
  expect(leaveOutTwice([one, same, other, later, later])).toEqual([one, other, later]);
  expect(leaveOutTwice([one])).toEqual([one]);
});
