import { expect, test } from 'vitest';
import { compareVersions } from '../../../../src/releases/views/compare/compare-versions.ts';
import { formatComparedChanges, lineFormatter, listVersions } from '../../../../src/releases/views/compare/version-files.ts';
import { assembleTree, listNeededLines } from '../../../../src/releases/views/compare/version-tree.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const [product] = syntheticBook({ releases: 61, changes: 6 }).products;
if (product === undefined) throw new Error('The synthetic Book has no product.');
const versions = new Map(listVersions(product).map((version) => [version.version, version]));
const format = lineFormatter(product);
const lines = product.lines.map((line) => JSON.parse(format(line, (release) => formatComparedChanges(release.changes))));

test('only the lines on the way from one version to the other are needed', () => {
  expect(listNeededLines(versions, { from: '1.0.3', to: '1.1.2' })).toEqual(['1.1', '1.0']);
  expect(listNeededLines(versions, { from: '1.2.1', to: '1.2.5' })).toEqual(['1.2']);
  expect(listNeededLines(versions, { from: '1.2.1', to: '1.2.1' })).toEqual([]);
});

test('each release, compared with its predecessor, holds exactly its own changes', () => {
  const tree = assembleTree(versions, lines);
  for (const release of product.releases) {
    if (release.predecessor === null) continue;
    const { added, removed } = compareVersions(tree, { from: release.predecessor.version, to: release.version });
    expect(added.map((change) => change.id)).toEqual(release.changes.map((change) => change.id));
    expect(removed).toEqual([]);
  }
});

test('the needed lines alone give the same comparison as all lines', () => {
  const pair = { from: '1.0.3', to: '1.1.2' };
  const needed = new Set(listNeededLines(versions, pair));
  const some = lines.filter((line) => needed.has(line.line));
  expect(compareVersions(assembleTree(versions, some), pair)).toEqual(compareVersions(assembleTree(versions, lines), pair));
});

test('a candidate holds what its candidates so far brought, and the final release the rest', () => {
  const release = product.releases.find((entry) => entry.candidates.length > 1 && entry.predecessor !== null);
  const [first] = release?.candidates ?? [];
  if (release === undefined || first === undefined || release.predecessor === null) throw new Error('No release has two candidates.');
  const tree = assembleTree(versions, lines);
  const before = compareVersions(tree, { from: release.predecessor.version, to: first.version });
  expect(before.added.map((change) => change.id).sort()).toEqual([...first.changes].sort());
  const rest = compareVersions(tree, { from: first.version, to: release.version });
  expect([...before.added, ...rest.added].map((change) => change.id).sort()).toEqual(release.changes.map((change) => change.id).sort());
});

test('every change carries where its permalink is', () => {
  const tree = assembleTree(versions, lines);
  expect(tree.changesOf('1.0.3')[0]).toMatchObject({ version: '1.0.3', slug: '1.0.3' });
});
