import { expect, test } from 'vitest';
import type { Release } from '../../../../src/book/schema/book.ts';
import type { Change } from '../../../../src/book/schema/change.ts';
import { indexReferences } from '../../../../src/validation/assemble/traces/reference-index.ts';
import type { StepReference } from '../../../../src/validation/schema/records/step.ts';
import { validationBook } from '../../../fixture/validation-book.ts';

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

test('on GitLab an exclamation mark is a merge request, and a number sign an issue where there is one', () => {
  const changes = [
    { pulls: [pull(12), pull(13)], references: [{ kind: 'issue' as const, id: '#12', url: null }], repository: 'portal' },
    { pulls: [], references: [{ kind: 'issue' as const, id: '#7', url: null }], repository: 'portal' },
  ];
  const settleOn = (forge: 'github' | 'gitlab') => {
    const repositories = product('portal').repositories.map((each) => ({ ...each, web: { url: 'https://forge.example/o/portal', forge } }));
    const asked = (['#12', '#13', '#7'] as const).map((id) => ({ kind: 'issue' as const, id }));
    const pulls = (['#12', '!12', 'portal!12', 'other!12', '!7'] as const).map((id) => ({ kind: 'pull' as const, id }));
    return settleAll(indexReferences(makeRelease(changes), { repositories }), ...asked, ...pulls);
  };
  const common = ['pull #13', 'issue #7', 'pull #12'];
  expect(settleOn('gitlab')).toEqual(['issue #12', ...common, 'pull #12', 'pull #12', 'pull other!12', 'pull #7']);
  expect(settleOn('github')).toEqual(['pull #12', ...common, 'pull !12', 'pull portal!12', 'pull other!12', 'pull !7']);
});

test('in a product of several repositories a merge request is found where its number is', () => {
  const release = makeRelease([
    { pulls: [pull(12)], repository: 'api' },
    { pulls: [pull(13)], repository: 'web' },
  ]);
  const repositories = product('api', 'web').repositories.map((each) => ({
    ...each,
    web: { url: `https://forge.example/o/${each.id}`, forge: each.id === 'api' ? ('gitlab' as const) : ('github' as const) },
  }));
  const asked = (['!12', 'api!12', '!13', 'web!13'] as const).map((id) => ({ kind: 'pull' as const, id }));
  expect(settleAll(indexReferences(release, { repositories }), ...asked)).toEqual([
    'pull api#12',
    'pull api#12',
    'pull !13',
    'pull web!13',
  ]);
});
