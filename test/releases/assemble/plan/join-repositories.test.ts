import { expect, test } from 'vitest';
import type { ProductConfig } from '../../../../src/book/schema/config.ts';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

const start = Date.UTC(2024, 0, 1);

/** A repository whose tags were made at the given hours; each has a commit of its own. */
function tagged(id: string, tags: Readonly<Record<string, number>>) {
  const { commit, tag, tip, history } = startHistory(id);
  for (const name of Object.keys(tags)) {
    commit(`Make ${id} ${name}`);
    tag(name, tip('main'));
  }
  const read = history();
  const dated = read.tags.map((each) => ({ ...each, taggedAt: new Date(start + (tags[each.name] ?? 0) * 3_600_000).toISOString() }));
  return { ...read, tags: dated };
}

function join(api: Readonly<Record<string, number>>, web: Readonly<Record<string, number>>, config: Partial<ProductConfig> = {}) {
  const { product } = assembleOne([tagged('api', api), tagged('web', web)], config);
  return {
    reason: product.join,
    pairs: Object.fromEntries(product.releases.map(({ version, components }) => [version, components[1]?.tag ?? null])),
    unknown: product.repositories[1]?.unknownTags,
    components: product.releases.map(({ components }) => components[1]?.reason),
  };
}

test('equal numbers belong together where nothing speaks against it', () => {
  const { reason, pairs } = join({ '1.0': 0, '1.1': 500 }, { '1.0': 90, '1.1': 2000 });
  expect([reason, pairs]).toEqual(['Tags of equal numbers belong together.', { '1.1': '1.1', '1.0': '1.0' }]);
});

test('tags of other numbers that were made at one time belong together, and say so', () => {
  const { reason, pairs, components } = join(
    { '1.0': 0, '1.1': 500, '1.2': 900, '1.3': 1500 },
    { '1.0': 0.01, '1.1': 900.2, '1.2': 1500.1 },
  );
  expect(reason).toBe('Tags belong together when they were made at the same time as one of api, because numbers differ.');
  expect(pairs).toEqual({ '1.3': '1.2', '1.2': '1.1', '1.1': null, '1.0': '1.0' });
  expect(components[0]).toBe('It changed since 1.1. It is joined by time, made 6 minutes apart from 1.3; its own number is 1.2.');
});

test('by time, what nothing claims joins the next release, stays apart, or keeps a number of its own', () => {
  const { pairs, unknown } = join(
    { '1.0': 0, '1.1': 500, '1.2': 900, '1.3': 5000, '2.0': 9000 },
    { '0.9': 0, '1.0.1': 480, '1.1': 900, '1.3': 7000, '1.3.1': 7100, '2.0': 9000.5 },
    { join: 'time', lineParts: 1 },
  );
  expect(pairs).toEqual({ '2.0': '2.0', '1.3.1': '1.3.1', '1.3': null, '1.2': '1.1', '1.1': '1.0.1', '1.0': '0.9' });
  expect(unknown).toEqual([{ name: '1.3', reason: 'It was made 83 days from 1.3 of api, so which release it belongs to is not known.' }]);
});

test('the configuration goes before numbers and times', () => {
  const config = { join: 'number' as const, joins: { '1.1': { web: '1.0' } } };
  expect(join({ '1.0': 0, '1.1': 500 }, { '1.0': 0, '1.0.1': 600 }, config).pairs).toEqual({ '1.1': '1.0', '1.0.1': '1.0.1', '1.0': null });
});

test('tags from long before the first release of a product make none', () => {
  const { pairs, unknown } = join({ '1.0': 5000, '1.1': 6000 }, { '0.1': 0, '1.0': 5000 });
  expect([pairs, unknown]).toEqual([
    { '1.1': null, '1.0': '1.0' },
    [{ name: '0.1', reason: 'It is older than the product, whose first release is 1.0.' }],
  ]);
});

test('candidates go with the final release that theirs is joined to', () => {
  const { product } = assembleOne([
    tagged('api', { '1.0': 0, '1.1': 500, '1.2': 900, '1.3': 1500 }),
    tagged('web', { '1.0': 0, '1.1rc1': 890, '1.1': 900, '1.2': 1500 }),
  ]);
  expect(product.releases.map(({ version, candidates }) => [version, candidates.map((candidate) => candidate.version)])).toEqual([
    ['1.3', []],
    ['1.2', ['1.2rc1']],
    ['1.1', []],
    ['1.0', []],
  ]);
});
