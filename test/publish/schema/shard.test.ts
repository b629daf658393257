import { expect, test } from 'vitest';
import { refuseShards, type Shard } from '../../../src/publish/schema/shard.ts';
import { distributeProducts, parseShardNumber } from '../../../src/publish/schema/shard-number.ts';
import { wholeShard } from '../whole-shard.ts';

const { docket, code, config, content } = wholeShard();
const here = { docket, code, config, content };
const shard = (index: number, of: number, other: Partial<Shard> = {}) => ({
  folder: `shards/${index}`,
  shard: wholeShard({ index, of, ...other }),
});
const refuse = (...found: readonly ReturnType<typeof shard>[]) => {
  const refusal = refuseShards(found, here);
  return refusal === null ? null : `${refusal.message} ${refusal.hint}`;
};

test('shards of one run make a site, whatever each took for the frame', () => {
  expect(refuse(shard(1, 1))).toBe(null);
  expect(refuse(shard(2, 2, { frame: 'f'.repeat(64) }), shard(1, 2))).toBe(null);
});

test.each([
  ['of', shard(2, 3)],
  ['docket', shard(2, 2, { docket: '0.2.0' })],
  ['code', shard(2, 2, { code: '1'.repeat(64) })],
  ['config', shard(2, 2, { config: '1'.repeat(64) })],
  ['asOf', shard(2, 2, { asOf: '2026-03-13T00:00:00Z' })],
  ['site', shard(2, 2, { site: 'https://docs.example.org' })],
  ['base', shard(2, 2, { base: '/docs' })],
  ['pdf', shard(2, 2, { pdf: true })],
  ['content', shard(2, 2, { content: '1'.repeat(64) })],
  ['shared', shard(2, 2, { shared: '1'.repeat(64) })],
])('shards that differ in `%s` make none', (key, other) => {
  expect(refuse(shard(1, 2), other)).toMatchSnapshot(key);
});

test.each(['docket', 'code', 'config', 'content'] as const)('shards whose `%s` is not what is here make no site here', (key) => {
  expect(refuse(shard(1, 1, { [key]: '9'.repeat(64) }))).toMatchSnapshot(key);
});

test('each shard has to be there, and once', () => {
  expect([refuse(), refuse(shard(1, 3), shard(1, 3)), refuse(shard(1, 3), shard(3, 3)), refuse(shard(2, 4))]).toMatchInlineSnapshot(`
    [
      "There is no shard to merge. Give the folders that \`docket build --shard\` made.",
      "Shard 1 of 3 is there twice: \`shards/1\` and \`shards/1\`. Give each shard once.",
      "Shard 2 of 3 is missing. Give the folders of all shards; the job of one may have failed.",
      "Shards 1, 3, 4 of 4 are missing. Give the folders of all shards; the job of one may have failed.",
    ]
  `);
});

test.each([
  ['1/1', { index: 1, of: 1 }],
  ['2/8', { index: 2, of: 8 }],
  ['1000/1000', { index: 1000, of: 1000 }],
  ['9/8', null],
  ['0/8', null],
  ['1/0', null],
  ['01/8', null],
  ['1/1001', null],
  ['1/10000', null],
  ['1 / 8', null],
  ['x1/8', null],
  ['1/8x', null],
  ['', null],
])('`%s` is the shard %j', (text, number) => {
  expect(parseShardNumber(text)).toEqual(number);
});

const product = (id: string, ...paths: readonly string[]) => ({ id, repositories: paths.map((path) => ({ path })) });

test('products go to the shard that has fewest, in their order', () => {
  const products = ['a', 'b', 'c', 'd', 'e'].map((id) => product(id, `../${id}`));
  expect(distributeProducts(products, 2)).toEqual([
    ['a', 'c', 'e'],
    ['b', 'd'],
  ]);
  expect(distributeProducts(products.slice(0, 1), 3)).toEqual([['a'], [], []]);
});

test('products that have a repository in common stay together, also by way of a third', () => {
  const products = [product('a', '../x'), product('b', '../y/'), product('c', '../z'), product('d', '../x.git', '../y'), product('e')];
  expect(distributeProducts(products, 3)).toEqual([['a', 'b', 'd'], ['c'], ['e']]);
  expect(distributeProducts(products, 1)).toEqual([['a', 'b', 'd', 'c', 'e']]);
});
