import { expect, test } from 'vitest';
import { chooseCandidate } from '../../../scripts/records/choose-candidate.ts';
import type { Product, Release } from '../../../src/book/schema/book.ts';
import type { Candidate } from '../../../src/book/schema/release.ts';
import type { Tag } from '../../../src/book/schema/tag.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const [anyProduct] = syntheticBook({ releases: 2, changes: 1 }).products;
const anyRelease = anyProduct?.releases.find(({ tags }) => tags.length > 0);
const anyTag = anyRelease?.tags[0];
if (!anyProduct || !anyRelease || !anyTag) throw new Error('The synthetic Book has no tag.');

const tag = (name: string, repository: string): Tag => ({
  ...anyTag,
  name,
  repository,
  commit: name.length.toString(16).repeat(40).slice(0, 40),
});
const candidate = (label: string, tags: readonly Tag[], repository: string | null = null): Candidate => ({
  version: `2.3.0-${label}`,
  label,
  date: null,
  source: tags.length > 0 ? 'tag' : 'pull-request-title',
  evidence: '',
  tags,
  pull: null,
  repository,
  changes: [],
  same: false,
});
const product: Product = {
  ...anyProduct,
  id: 'portal',
  repositories: ['api', 'client'].flatMap((id) => anyProduct.repositories.slice(0, 1).map((one) => ({ ...one, id }))),
};
const release: Release = {
  ...anyRelease,
  version: '2.3.0',
  tags: [tag('v2.3.0', 'api')],
  candidates: [
    candidate('rc.1', [tag('c2.3.0-rc.1', 'client'), tag('v2.3.0-rc.1', 'api')]),
    candidate('rc.2', [], 'client'),
    candidate('rc.3', [tag('c2.3.0-rc.3', 'client')]),
  ],
};

test('the newest candidate is chosen, or the one that is named by version, tag or label', () => {
  const names = [undefined, '2.3.0-rc.1', 'c2.3.0-rc.1', 'rc.1', '2.3.0', 'v2.3.0'].map(
    (wish) => chooseCandidate(product, release, { candidate: wish }).tag,
  );
  expect(names).toEqual(['c2.3.0-rc.3', 'v2.3.0-rc.1', 'v2.3.0-rc.1', 'v2.3.0-rc.1', 'v2.3.0', 'v2.3.0']);
});

test('of several tags the one of the first repository stands for the candidate, unless another is named', () => {
  expect(chooseCandidate(product, release, { candidate: 'rc.1' })).toMatchObject({ repository: 'api', tag: 'v2.3.0-rc.1' });
  expect(chooseCandidate(product, release, { candidate: 'rc.1', repository: 'client' })).toMatchObject({
    repository: 'client',
    tag: 'c2.3.0-rc.1',
  });
  expect(() => chooseCandidate(product, release, { candidate: 'rc.3', repository: 'api' })).toThrowError(
    'The candidate is not tagged in `api`, only in `client`.',
  );
});

test('a candidate that was never tagged has neither tag nor commit, and is chosen by itself only when nothing is tagged', () => {
  const untagged = { ...release, candidates: release.candidates.slice(1, 2) };
  expect(chooseCandidate(product, untagged, {})).toMatchObject({ version: '2.3.0', tag: 'v2.3.0' });
  expect(chooseCandidate(product, { ...untagged, tags: [] }, {})).toEqual({ version: '2.3.0-rc.2', repository: 'client' });
  expect(chooseCandidate(product, release, { candidate: 'rc.2' })).toEqual({ version: '2.3.0-rc.2', repository: 'client' });
});

test('a candidate that does not exist is refused with those that do', () => {
  expect(() => chooseCandidate(product, release, { candidate: 'rc.9' })).toThrowError(
    '`portal` 2.3.0 has no candidate `rc.9`, only `2.3.0-rc.1`, `2.3.0-rc.2`, `2.3.0-rc.3`, `2.3.0`.',
  );
  expect(() => chooseCandidate(product, { ...release, candidates: [], tags: [] }, { candidate: 'rc.9' })).toThrowError(
    '`portal` 2.3.0 has no candidate `rc.9`: none is tagged.',
  );
});
