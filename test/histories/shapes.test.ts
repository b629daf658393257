import { describe, expect, test } from 'vitest';
import type { Product } from '../../src/book/schema/book.ts';
import { describeRelease, playProducts } from './play-history.ts';
import { type RightProduct, shapedHistories } from './shapes.ts';

describe('a history tells by its branches and tags', () => {
  test.each(shapedHistories)('$name', async (history) => {
    const products = await playProducts(history);
    const names = Object.keys(history.right);
    const found = products.map((product, at) => {
      const name = names.includes(product.id) ? product.id : (names[at] ?? product.id);
      return [name, describeProduct(product, history.right[name] ?? {})];
    });
    expect(Object.fromEntries(found)).toEqual(history.right);
  });
});

/** What a product is, in the parts that its answer speaks of. */
function describeProduct(product: Product, right: RightProduct): RightProduct {
  const releaseOf = (version: string) => product.releases.find((release) => release.version === version);
  const each = <V>(asked: Readonly<Record<string, unknown>> | undefined, answer: (version: string) => V) =>
    asked === undefined ? {} : { all: Object.fromEntries(Object.keys(asked).map((version) => [version, answer(version)])) };
  const compared = each(right.comparedWith, (version) => releaseOf(version)?.predecessor?.version ?? null).all;
  const releases = each(right.releases, (version) => describeRelease(product, version, right.releases?.[version] ?? {})).all;
  const same = each(right.same, (version) =>
    (releaseOf(version)?.candidates ?? []).filter((candidate) => candidate.same).map((candidate) => candidate.version),
  ).all;
  return {
    ...(right.versions && { versions: product.releases.map(({ version }) => version) }),
    ...(compared && { comparedWith: compared }),
    ...(releases && { releases }),
    ...(same && { same }),
    ...(right.unknownTags && { unknownTags: product.repositories.flatMap(({ unknownTags }) => unknownTags.map(({ name }) => name)) }),
  };
}
