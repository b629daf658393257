import { expect, test } from 'vitest';
import { parsePullsFile } from '../../../../src/forges/read/file/parse-file.ts';
import { formatSnapshot } from '../../../../src/forges/schema/snapshot/format-snapshot.ts';
import { mergeSnapshot } from '../../../../src/forges/schema/snapshot/merge-snapshot.ts';
import { listProblems, makeSite, type TestSite } from '../../make-site.ts';

const kim = { login: 'kim', name: 'Kim Park', bot: false };
const runner = { login: 'deploy-bot', name: null, bot: true };

/** Writes what a forge would have said of deployments of tags, and of branches where a commit is given. */
function writeDeployments(site: TestSite, deployments: readonly object[]): void {
  const collectedAt = '2026-05-01T00:00:00Z';
  const text = JSON.stringify({ schema: 'docket/pulls/v1', pulls: [], deployments });
  const found = parsePullsFile(text, { name: 'pulls.json', now: collectedAt });
  const snapshot = mergeSnapshot(null, [found], { forge: 'file', host: null, project: null, collectedAt });
  site.write({ 'content/pulls/lab.json': formatSnapshot(snapshot) });
}

function deployment(
  site: TestSite,
  id: string,
  more: { readonly environment: string; readonly ref: string } & Readonly<Record<string, unknown>>,
) {
  const commit = site.code.git('rev-parse', `${more.ref}^{commit}`);
  return { id, commit, createdAt: '2026-02-11T09:00:00Z', by: runner, statuses: [], reviews: [], ...more };
}

const status = (state: string, at: string) => ({ state, at, by: null, url: `https://forge.example/runs/${state}` });

test('what the forge deployed ran from the first success on; what failed, waits or was only begun did not', async () => {
  const site = makeSite();
  writeDeployments(site, [
    deployment(site, '1', {
      environment: 'Staging',
      ref: 'v1.1.0-rc.2',
      statuses: [status('in_progress', '2026-02-11T09:01:00Z'), status('success', '2026-02-11T09:05:00Z')],
    }),
    deployment(site, '2', {
      environment: 'prod-eu',
      ref: 'v1.1.0',
      statuses: [status('success', '2026-02-12T09:05:00Z'), status('inactive', '2026-04-02T09:05:00Z')],
    }),
    deployment(site, '3', { environment: 'prod-eu', ref: 'v1.1.1', statuses: [status('failure', '2026-04-02T09:05:00Z')] }),
    deployment(site, '4', { environment: 'development', ref: 'v1.1.1' }),
  ]);
  const book = await site.collect({ repositories: [{ id: 'lab', path: site.code.path, deployments: { production: 'prod-eu' } }] });
  expect(listProblems(book)).toEqual([]);
  expect(
    book.environments[0]?.environments.map(({ id, running }) => [
      id,
      running.map(({ version, since, origin }) => [version, since.at, origin.kind]),
    ]),
  ).toEqual([
    ['development', []],
    ['staging', [['1.1.0-rc.2', '2026-02-11T09:05:00Z', 'forge']]],
    ['production', [['1.1.0', '2026-02-12T09:05:00Z', 'forge']]],
  ]);
});

test('a deployment of a commit that is not that of its tag is one of what the commit is, or of nothing that is known', async () => {
  const site = makeSite();
  const other = site.code.git('rev-parse', 'v1.1.0^{commit}');
  const done = [status('success', '2026-04-02T09:05:00Z')];
  writeDeployments(site, [
    deployment(site, '1', { environment: 'production', ref: 'v1.1.1', commit: 'c'.repeat(40), statuses: done }),
    deployment(site, '2', { environment: 'staging', ref: 'v1.1.1', commit: other, statuses: done }),
    deployment(site, '3', { environment: 'development', ref: 'v1.1.1', commit: null, statuses: done }),
  ]);
  const book = await site.collect({ repositories: [{ id: 'lab', path: site.code.path }] });
  expect(book.environments[0]?.environments.map(({ id, running }) => [id, running.map(({ version }) => version)])).toEqual([
    ['development', ['1.1.1']],
    ['staging', ['1.1.0']],
    ['production', [null]],
  ]);
});

test('reviews of an environment approve or reject by the person who gave them', async () => {
  const site = makeSite();
  const reviews = (state: 'approved' | 'rejected', comment = '') => [{ by: kim, state, at: null, comment }];
  writeDeployments(site, [
    deployment(site, '1', {
      environment: 'production',
      ref: 'v1.1.0',
      reviews: reviews('approved'),
      statuses: [status('success', '2026-02-12T09:05:00Z')],
    }),
    deployment(site, '2', {
      environment: 'staging',
      ref: 'v1.1.1',
      createdAt: '2026-04-02T09:00:00Z',
      reviews: reviews('rejected', 'Labels are blank.'),
    }),
  ]);
  const book = await site.collect();
  const journey = (version: string) =>
    book.products[0]?.releases
      .find((release) => release.version === version)
      ?.journey?.steps.map(({ environment, state, approvedBy, reason }) => [environment, state, approvedBy, reason]);
  expect({ kept: journey('1.1.0'), stopped: journey('1.1.1') }).toMatchInlineSnapshot(`
    {
      "kept": [
        [
          "development",
          "not-known",
          [],
          null,
        ],
        [
          "staging",
          "skipped",
          [],
          null,
        ],
        [
          "production",
          "runs",
          [
            "Kim Park",
          ],
          null,
        ],
      ],
      "stopped": [
        [
          "development",
          "not-known",
          [],
          null,
        ],
        [
          "staging",
          "rejected",
          [],
          "Labels are blank.",
        ],
        [
          "production",
          "never-reached",
          [],
          null,
        ],
      ],
    }
  `);
});

test('a name of the forge that is no environment is told once, and used nowhere', async () => {
  const site = makeSite();
  writeDeployments(
    site,
    ['1', '2'].map((id) =>
      deployment(site, id, { environment: 'github-pages', ref: 'v1.1.0', statuses: [status('success', '2026-02-12T09:05:00Z')] }),
    ),
  );
  const book = await site.collect();
  expect(listProblems(book)).toEqual([
    'forge-environment-unknown lab: The forge knows deployments to `github-pages`, which is no environment of Lab; they are not used.',
  ]);
});

test('a deployment that is a merge into the branch of an environment, too, is told once, by the forge', async () => {
  const site = makeSite();
  site.code.git('checkout', '-q', '-b', 'stg', 'v1.0.0');
  site.code.git('-c', 'user.name=Kim', '-c', 'user.email=kim@example.org', 'merge', '-q', '--no-ff', '-m', 'Merge 1.1.0', 'v1.1.0');
  writeDeployments(site, [
    deployment(site, '1', { environment: 'staging', ref: 'stg', statuses: [status('success', '2026-02-12T09:05:00Z')] }),
  ]);
  const book = await site.collect({ repositories: [{ id: 'lab', path: site.code.path, environments: { staging: 'stg' } }] });
  const staging = book.environments[0]?.environments.find(({ id }) => id === 'staging');
  expect(staging?.events.filter(({ kind }) => kind === 'deployed').map(({ origin }) => origin.kind)).toEqual(['forge']);
});
