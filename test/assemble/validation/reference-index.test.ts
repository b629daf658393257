import { expect, test } from 'vitest';
import { indexReferences } from '../../../src/assemble/validation/reference-index.ts';
import type { Change, Release } from '../../../src/domain/book.ts';
import type { StepReference } from '../../../src/domain/validation/step.ts';
import { validationBook } from '../../fixture/validation-book.ts';

const [model] = validationBook().products[0]?.releases ?? [];
const product = (...ids: readonly string[]) => {
  const [repository] = validationBook().products[0]?.repositories ?? [];
  return { repositories: ids.flatMap((id) => (repository === undefined ? [] : [{ ...repository, id }])) };
};

function makeRelease(changes: readonly Partial<Change>[]): Release {
  const [change] = validationBook().products.flatMap(({ releases }) => releases.flatMap((release) => release.changes));
  if (model === undefined || change === undefined) throw new Error('The fixture has no change.');
  return { ...model, changes: changes.map((parts, at) => ({ ...change, id: `c-${at}`, pulls: [], references: [], ...parts })) };
}

const pull = (number: number, role: 'merged' | 'origin' | 'mentioned' = 'merged') => ({ number, role, evidence: '' });
const settleAll = (index: ReturnType<typeof indexReferences>, ...references: readonly StepReference[]) =>
  references.map(index.settle).map(({ kind, id }) => `${kind} ${id}`);

test('a number is the pull request or the issue of the release that has it', () => {
  const release = makeRelease([
    { pulls: [pull(12), pull(99, 'mentioned')], references: [{ kind: 'issue', id: '#7', url: null }], repository: 'portal' },
  ]);
  const index = indexReferences(release, product('portal'));
  expect(index.references.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['pull #12', 'issue #7']);
  const asked = (['#12', '#7', 'portal#12', 'org/portal#12', 'other#12', '#99'] as const).map((id) => ({ kind: 'issue' as const, id }));
  expect(settleAll(index, ...asked)).toEqual(['pull #12', 'issue #7', 'pull #12', 'pull #12', 'issue other#12', 'issue #99']);
});

test('in a product of several repositories a number that two have is neither', () => {
  const release = makeRelease([
    { pulls: [pull(12)], repository: 'api' },
    { pulls: [pull(12), pull(13)], repository: 'web' },
  ]);
  const index = indexReferences(release, product('api', 'web'));
  expect(index.references.map(({ id }) => id)).toEqual(['api#12', 'web#12', 'web#13']);
  expect(settleAll(index, { kind: 'pull', id: '#12' }, { kind: 'pull', id: '#13' }, { kind: 'pull', id: 'api#12' })).toEqual([
    'pull #12',
    'pull web#13',
    'pull api#12',
  ]);
});

test('what names no number stays as it is', () => {
  const index = indexReferences(makeRelease([]), product('portal'));
  expect(settleAll(index, { kind: 'requirement', id: 'REQ-1' }, { kind: 'risk', id: 'R-01' })).toEqual(['requirement REQ-1', 'risk R-01']);
});
