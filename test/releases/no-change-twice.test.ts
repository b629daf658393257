import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Product, Release } from '../../src/book/schema/book.ts';
import { assembleOne } from './assemble-one.ts';
import { histories, reachable, withoutReverts } from './random-history.ts';

const runs = { numRuns: 400, seed: 7 };

function commitsOf(release: Release): readonly string[] {
  return release.changes.flatMap((change) => change.commits.map((commit) => commit.sha));
}

function accountedFor(release: Release): readonly string[] {
  return [
    ...commitsOf(release),
    ...release.alreadyShipped.map((shipped) => shipped.commit),
    ...new Set(release.cancelled.flatMap(({ commit, revert }) => [commit, revert])),
  ];
}

function releasesOf(product: Product, line: string): readonly Release[] {
  return product.releases.filter((release) => release.line === line);
}

test('no commit is a change of two releases of one line, and what is in a second is said to be in the first', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { product } = assembleOne([history]);
      for (const line of product.lines) {
        const accounted = new Map<string, readonly string[]>();
        const changed = new Set<string>();
        for (const release of releasesOf(product, line.id).toReversed()) {
          const own = accountedFor(release);
          expect(own).toEqual([...new Set(own)]);
          for (const sha of commitsOf(release)) expect(changed.has(sha)).toBe(false);
          for (const { commit, version } of release.alreadyShipped) {
            if (accounted.has(commit) && line.versions.includes(version)) expect(accounted.get(commit)).toContain(version);
          }
          for (const sha of commitsOf(release)) changed.add(sha);
          const earlier = (sha: string) => accounted.get(sha) ?? [];
          const before = new Map(release.alreadyShipped.map(({ commit, version }) => [commit, [version]]));
          for (const sha of own) accounted.set(sha, [...earlier(sha), release.version, ...(before.get(sha) ?? [])]);
        }
      }
    }),
    runs,
  );
});

test('a release and its predecessor differ by what the release accounts for, no less and no more', () => {
  let caughtUp = 0;
  fc.assert(
    fc.property(histories, (history) => {
      const { product } = assembleOne([history]);
      const commits = new Map(history.commits.map((commit) => [commit.sha, commit]));
      const isMerge = (sha: string): boolean => (commits.get(sha)?.parents.length ?? 0) > 1;
      const tips = new Map(product.releases.map(({ version, components }) => [version, components[0]?.commit ?? '']));
      const held = (version: string) => reachable(history, tips.get(version) ?? '');
      for (const release of product.releases) {
        // What a candidate held is listed in the final release that made it pointless.
        if (release.predecessor === null || (release.status === 'candidate' && release.supersededBy !== null)) continue;
        const before = held(release.predecessor.version);
        const range = [...held(release.version)].filter((sha) => !before.has(sha));
        const expected = range.filter((sha) => !isMerge(sha));
        expect(accountedFor(release).toSorted()).toEqual(expected.toSorted());
        expect(release.statistics).toMatchObject({ commits: expected.length, merges: range.length - expected.length });
        for (const { commit, title, leftBehindBy } of release.alreadyShipped) {
          if (leftBehindBy !== null) {
            caughtUp += 1;
            expect(held(leftBehindBy).has(commit)).toBe(false);
          } else if (!title.startsWith('Revert')) expect([...before].map((sha) => commits.get(sha)?.subject)).toContain(title);
        }
      }
    }),
    runs,
  );
  expect(caughtUp).toBeGreaterThan(30);
});

test('no pull request and no origin of a copy is under two releases of one line, when nothing was taken back', () => {
  fc.assert(
    fc.property(withoutReverts, (history) => {
      const { product } = assembleOne([history]);
      const originOf = new Map(history.commits.map((commit) => [commit.sha, /from commit (\w+)/.exec(commit.body)?.[1] ?? commit.sha]));
      for (const line of product.lines) {
        const releases = releasesOf(product, line.id);
        const pulls = releases.flatMap((release) => [
          ...new Set(
            release.changes.flatMap((change) =>
              change.pulls.filter((pull) => change.id === `pr-${pull.number}`).map((pull) => pull.number),
            ),
          ),
        ]);
        expect(pulls).toEqual([...new Set(pulls)]);
        const origins = releases.flatMap((release) => [...new Set(commitsOf(release).map((sha) => originOf.get(sha)))]);
        expect(origins).toEqual([...new Set(origins)]);
      }
    }),
    runs,
  );
});

test('every commit of the newest release of a line is accounted for once on the line and what it branched off', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { product } = assembleOne([history]);
      const merges = new Set(history.commits.filter((commit) => commit.parents.length > 1).map((commit) => commit.sha));
      for (const line of product.lines) {
        if (line.latest === null) continue;
        const newest = product.releases.find((release) => release.version === line.latest);
        const accounted = new Set<string>();
        let limit: string | null = line.latest;
        let at = line;
        while (limit !== null) {
          const releases = releasesOf(product, at.id);
          const from = releases.findIndex((release) => release.version === limit);
          for (const release of releases.slice(from)) for (const sha of accountedFor(release)) accounted.add(sha);
          limit = at.parent?.version ?? null;
          at = product.lines.find((each) => each.id === at.parent?.line) ?? at;
        }
        const missing = [...reachable(history, newest?.tags[0]?.commit ?? '')].filter((sha) => !merges.has(sha) && !accounted.has(sha));
        expect(missing).toEqual([]);
      }
    }),
    runs,
  );
});
