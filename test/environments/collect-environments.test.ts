import { expect, test } from 'vitest';
import type { Book } from '../../src/book/schema/book.ts';
import { composeBookSchema } from '../../src/collect/compose-book-schema.ts';
import { environmentIndex, findRejection } from '../../src/environments/views/environment-index.ts';
import { makeRepository } from '../git-repository.ts';
import { eventPath, listProblems, makeSite } from './make-site.ts';

const event = (kind: string, environment: string, at: string, more = ''): string =>
  `event: ${kind}\nenvironment: ${environment}\nat: ${at}T10:00:00+00:00\n${more}`;

function journeyOf(book: Book, version: string): readonly string[] {
  const { journey } = book.products[0]?.releases.find((release) => release.version === version) ?? {};
  return [
    journey?.status ?? '',
    ...(journey?.steps.map(({ environment, state, order }) => `${environment}: ${state}${order === null ? '' : `, ${order.state}`}`) ?? []),
  ];
}

test('a release that passes all environments keeps the order, and the Book is what its schema says', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'a')]: event('deployed', 'development', '2026-02-01', 'version: 1.1.0-rc.1\n'),
    [eventPath('1.1.0', 'b')]: event('deployed', 'staging', '2026-02-06', 'version: 1.1.0-rc.2\nby: { run: "17" }\n'),
    [eventPath('1.1.0', 'c')]: event('approved', 'production', '2026-02-09', 'by: Sam Osei\n'),
    [eventPath('1.1.0', 'd')]: event('deployed', 'production', '2026-02-11', 'by: { bot: deployer, run: "18" }\n'),
  });
  const book = await site.collect();
  expect((await composeBookSchema()).parse(book)).toEqual(book);
  expect(listProblems(book)).toEqual([]);
  expect(journeyOf(book, '1.1.0')).toEqual(['in-production', 'development: runs, kept', 'staging: runs, kept', 'production: runs, kept']);
  expect(book.environments[0]?.environments[2]?.running).toMatchObject([
    { version: '1.1.0', since: { at: '2026-02-11T10:00:00+00:00' }, approvedBy: ['Sam Osei'], by: { bot: 'deployer', run: '18' } },
  ]);
  expect(book.environments[0]?.findings).toEqual([]);
});

test('a release that skipped staging is violated, and overridden where somebody said why', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'a')]: event('deployed', 'production', '2026-02-11'),
    [eventPath('1.1.1', 'b')]: event('deployed', 'development', '2026-04-01'),
    [eventPath('1.1.1', 'c')]: event('deployed', 'production', '2026-04-02', 'override: { reason: Labels were wrong., by: Sam Osei }\n'),
  });
  const book = await site.collect();
  expect(journeyOf(book, '1.1.0')).toEqual([
    'was-in-production',
    'development: skipped',
    'staging: not-known',
    'production: ran, violated',
  ]);
  expect(journeyOf(book, '1.1.1')).toEqual([
    'in-production',
    'development: runs, kept',
    'staging: not-known',
    'production: runs, overridden',
  ]);
  expect(
    book.environments[0]?.findings.map(({ kind, release, environment, missing, state, message, override }) => ({
      kind,
      release,
      environment,
      missing,
      state,
      message,
      override,
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "environment": "production",
        "kind": "environment-skipped",
        "message": "1.1.1 reached Production and had not been in Staging.",
        "missing": "staging",
        "override": {
          "by": "Sam Osei",
          "reason": "Labels were wrong.",
        },
        "release": "1.1.1",
        "state": "overridden",
      },
      {
        "environment": "production",
        "kind": "environment-skipped",
        "message": "1.1.0 reached Production and had not been in Development.",
        "missing": "development",
        "override": null,
        "release": "1.1.0",
        "state": "violated",
      },
      {
        "environment": "production",
        "kind": "environment-skipped",
        "message": "1.1.0 reached Production and had not been in Staging.",
        "missing": "staging",
        "override": null,
        "release": "1.1.0",
        "state": "violated",
      },
    ]
  `);
});

test('a process is judged from its day', async () => {
  const site = makeSite();
  site.write({ [eventPath('1.1.0', 'a')]: event('deployed', 'production', '2026-02-11') });
  const book = await site.collect({ process: [{ id: 'three-environments', from: '2026-03-01' }] });
  expect(journeyOf(book, '1.1.0')).toEqual([
    'in-production',
    'development: not-known',
    'staging: not-known',
    'production: runs, not-judged',
  ]);
  expect(book.environments[0]?.findings).toEqual([]);
});

test('changes that came after the candidate in staging reached production without it', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'a')]: event('deployed', 'development', '2026-02-01', 'version: 1.1.0-rc.1\n'),
    [eventPath('1.1.0', 'b')]: event('deployed', 'staging', '2026-02-02', 'version: 1.1.0-rc.1\n'),
    [eventPath('1.1.0', 'c')]: event('deployed', 'production', '2026-02-11'),
  });
  const { environments } = await site.collect();
  expect(
    environments[0]?.findings.map(({ kind, missing, title, evidence }) => ({ kind, missing, title, evidence })),
  ).toMatchInlineSnapshot(`
    [
      {
        "evidence": [
          "Event c: deployed 1.1.0 at 2026-02-11T10:00:00+00:00.",
          "The last one in Staging before was 1.1.0-rc.1, which does not hold it.",
        ],
        "kind": "change-skipped",
        "missing": "staging",
        "title": "sort empty plates",
      },
    ]
  `);
});

test('a rejection sticks to its candidate, and the next candidate begins anew', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'a')]: event('deployed', 'staging', '2026-02-01', 'version: 1.1.0-rc.1\n'),
    [eventPath('1.1.0', 'b')]: event(
      'rejected',
      'staging',
      '2026-02-02',
      'version: 1.1.0-rc.1\nby: Lena Fischer\nreason: The export lost rows.\nrefs: ["#812"]\n',
    ),
  });
  const once = await site.collect();
  // 1.1.0 is the same commit as rc.2, which nobody rejected.
  expect(once.products[0]?.releases.find(({ version }) => version === '1.1.0')?.journey).toMatchObject({
    rejected: null,
    rejections: [{ version: '1.1.0-rc.1', by: 'Lena Fischer', reason: 'The export lost rows.', refs: ['#812'] }],
  });
  site.write({
    [eventPath('1.1.0', 'c')]: event(
      'rejected',
      'staging',
      '2026-02-07',
      'version: 1.1.0-rc.2\nby: Lena Fischer\nreason: Empty plates vanish.\n',
    ),
    [eventPath('1.0.0', 'd')]: event('deployed', 'production', '2026-01-11'),
  });
  const twice = await site.collect();
  expect(twice.products[0]?.releases.find(({ version }) => version === '1.1.0')?.journey).toMatchObject({
    rejected: { version: '1.1.0-rc.2' },
  });
  expect(journeyOf(twice, '1.1.0')).toEqual([
    'rejected',
    'development: not-known',
    'staging: rejected, violated',
    'production: never-reached',
  ]);
  site.write({ [eventPath('1.1.0', 'e')]: event('deployed', 'production', '2026-02-11') });
  const third = await site.collect();
  expect(third.environments[0]?.findings.map(({ kind, message }) => `${kind}: ${message}`)).toContain(
    'rejected-deployed: 1.1.0-rc.2 went to Production after it was rejected.',
  );
});

test('a rollback says what it took away and which approvals lapsed, and the version is current nowhere', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.0.0', 'a')]: event('deployed', 'production', '2026-01-11'),
    [eventPath('1.1.0', 'b')]: event('approved', 'production', '2026-02-10', 'by: Sam Osei\n'),
    [eventPath('1.1.0', 'c')]: event('deployed', 'production', '2026-02-11'),
    [eventPath('1.1.1', 'd')]: event('deployed', 'production', '2026-04-02'),
    [eventPath('1.1.1', 'e')]: event(
      'rolled-back',
      'production',
      '2026-04-03',
      'to: 1.0.0\nby: Mira Okonkwo\nreason: Searches timed out.\n',
    ),
  });
  const book = await site.collect();
  const production = book.environments[0]?.environments[2];
  expect(production?.rollbacks).toMatchObject([
    { from: '1.1.1', to: '1.0.0', by: 'Mira Okonkwo', reason: 'Searches timed out.', releases: ['1.1.1', '1.1.0'], lapsed: [] },
  ]);
  expect(production?.running).toMatchObject([{ version: '1.0.0', since: { at: '2026-04-03T10:00:00+00:00' } }]);
  expect(journeyOf(book, '1.1.1')[0]).toBe('rolled-back');
  expect(journeyOf(book, '1.0.0')[0]).toBe('in-production');
  site.write({
    [eventPath('1.1.0', 'f')]: event('deployed', 'production', '2026-04-04'),
    [eventPath('1.1.0', 'g')]: event('rolled-back', 'production', '2026-04-05'),
  });
  const again = await site.collect();
  expect(again.environments[0]?.environments[2]?.rollbacks[0]).toMatchObject({
    from: '1.1.0',
    to: '1.0.0',
    lapsed: [{ version: '1.1.0', by: 'Sam Osei', reason: '1.1.0 was rolled back, so what was approved no longer runs.' }],
  });
});

test('a policy keeps its versions, and a release knows the one that was in force when it went out', async () => {
  const site = makeSite();
  const policy = (version: number, from: string, nodes: number) =>
    `---\nidentifier: ENV-PROD\nversion: ${version}\nstatus: in-force\nfrom: ${from}\nattributes:\n  - { name: Search nodes, wanted: ${nodes}, actual: 4, source: Terraform, date: 2026-05-01 }\n---\n\nVersion ${version}.\n`;
  const path = 'content/environments/lab/production.mdx';
  site.write({ [path]: policy(1, '2026-01-01', 2) });
  site.commit('policy: begin', '2026-01-01T09:00:00+00:00');
  site.write({ [path]: policy(2, '2026-03-01', 4), [eventPath('1.1.0', 'a')]: event('deployed', 'production', '2026-02-11') });
  site.commit('policy: more nodes', '2026-02-20T09:00:00+00:00');
  const book = await site.collect();
  const production = book.environments[0]?.environments[2];
  expect(production?.policies.map(({ version, from, until, slug, text }) => ({ version, from, until, slug, text }))).toEqual([
    { version: '2', from: '2026-03-01T00:00:00+00:00', until: null, slug: 'version-2', text: 'Version 2.' },
    { version: '1', from: '2026-01-01T00:00:00+00:00', until: '2026-03-01T00:00:00+00:00', slug: 'version-1', text: 'Version 1.' },
  ]);
  expect(production?.policy).toBe('version-2');
  const step = book.products[0]?.releases.find(({ version }) => version === '1.1.0')?.journey?.steps[2];
  expect(step?.policy).toBe('version-1');
  expect(book.environments[0]?.parity).toMatchObject([{ name: 'Search nodes', state: 'equal' }]);
});

test('merges into environment branches are events, and a fast-forward gives bounds', async () => {
  const site = makeSite();
  const { git } = site.code;
  git('branch', 'dev', 'v1.1.0-rc.1');
  git('branch', 'stg', 'v1.0.0');
  git('checkout', '-q', 'stg');
  git('merge', '-q', '--no-ff', '--no-commit', 'v1.1.0-rc.1');
  site.code.commit('Merge dev into stg', { date: '2026-02-02T10:00:00+00:00' });
  site.code.commit('fix: try something in staging', { date: '2026-02-03T10:00:00+00:00', files: { 'staging.txt': 'x' } });
  git('checkout', '-q', 'main');
  const book = await site.collect({
    process: [{ id: 'gitops-validation', from: '2026-01-01' }],
    repositories: [{ id: 'lab', path: site.code.path, environments: { development: 'dev', staging: 'stg', production: 'main' } }],
  });
  expect(
    book.environments[0]?.environments.map(({ id, events }) => [
      id,
      events.map(({ kind, release, candidate, time }) => [
        kind,
        candidate ?? release,
        time.at === null ? `${time.after} to ${time.before}` : 'at',
      ]),
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "development",
        [
          [
            "observed",
            "1.1.0-rc.1",
            "2026-02-01T10:00:00+00:00 to 2026-02-02T10:00:00+00:00",
          ],
          [
            "observed",
            "1.0.0",
            "2026-01-10T10:00:00+00:00 to 2026-02-01T10:00:00+00:00",
          ],
        ],
      ],
      [
        "staging",
        [
          [
            "deployed",
            "1.1.0-rc.1",
            "at",
          ],
          [
            "observed",
            "1.0.0",
            "2026-01-10T10:00:00+00:00 to 2026-02-02T10:00:00+00:00",
          ],
        ],
      ],
      [
        "production",
        [
          [
            "observed",
            "1.1.1",
            "2026-04-01T10:00:00+00:00 to null",
          ],
          [
            "observed",
            "1.1.0",
            "2026-02-05T10:00:00+00:00 to 2026-04-01T10:00:00+00:00",
          ],
          [
            "observed",
            "1.1.0-rc.1",
            "2026-02-01T10:00:00+00:00 to 2026-02-05T10:00:00+00:00",
          ],
          [
            "observed",
            "1.0.0",
            "2026-01-10T10:00:00+00:00 to 2026-02-05T10:00:00+00:00",
          ],
        ],
      ],
    ]
  `);
  expect(book.environments[0]?.findings.map(({ kind, message, title }) => [kind, message, title])).toMatchInlineSnapshot(`
    [
      [
        "environment-skipped",
        "1.1.1 reached Production and had not been in Development.",
        null,
      ],
      [
        "environment-skipped",
        "1.1.1 reached Production and had not been in Staging.",
        null,
      ],
      [
        "own-commit",
        "A commit was made on the branch of Production itself.",
        "fix: print labels (#3)",
      ],
      [
        "not-merged-back",
        "A commit is on the branch of Production and was not brought back to Development.",
        "fix: print labels (#3)",
      ],
      [
        "not-merged-back",
        "A commit is on the branch of Production and was not brought back to Staging.",
        "fix: print labels (#3)",
      ],
      [
        "change-skipped",
        "A change of 1.1.0 reached Production and had not been in Staging.",
        "sort empty plates",
      ],
      [
        "own-commit",
        "A commit was made on the branch of Production itself.",
        "fix: sort empty plates (#2)",
      ],
      [
        "not-merged-back",
        "A commit is on the branch of Production and was not brought back to Development.",
        "fix: sort empty plates (#2)",
      ],
      [
        "not-merged-back",
        "A commit is on the branch of Production and was not brought back to Staging.",
        "fix: sort empty plates (#2)",
      ],
      [
        "own-commit",
        "A commit was made on the branch of Staging itself.",
        "fix: try something in staging",
      ],
      [
        "not-merged-back",
        "A commit is on the branch of Staging and was not brought back to Development.",
        "fix: try something in staging",
      ],
    ]
  `);
});

test('what was fast-forwarded to production past staging skipped it, and is no hot-fix', async () => {
  const site = makeSite();
  const { git } = site.code;
  git('branch', 'dev', 'main');
  git('branch', 'stg', 'v1.1.0');
  const book = await site.collect({
    process: [{ id: 'gitops-validation', from: '2026-01-01' }],
    repositories: [{ id: 'lab', path: site.code.path, environments: { development: 'dev', staging: 'stg', production: 'main' } }],
  });
  expect(book.environments[0]?.findings.map(({ kind, release, missing, time }) => ({ kind, release, missing, time }))).toEqual([
    {
      kind: 'environment-skipped',
      release: '1.1.1',
      missing: 'staging',
      time: { at: null, after: '2026-04-01T10:00:00+00:00', before: null },
    },
  ]);
  expect(journeyOf(book, '1.1.1')).toEqual(['in-production', 'development: runs, kept', 'staging: skipped', 'production: runs, violated']);
});

test('a hot-fix that was merged back to development and not to staging is missing in staging', async () => {
  const site = makeSite();
  const { git } = site.code;
  git('branch', 'stg', 'main');
  git('branch', 'dev', 'main');
  git('checkout', '-q', '-b', 'hotfix', 'main');
  site.code.commit('fix: close the door', { date: '2026-04-02T10:00:00+00:00', files: { 'door.txt': 'closed' } });
  for (const branch of ['main', 'dev']) {
    git('checkout', '-q', branch);
    site.code.commit(`chore: go on with ${branch}`, { date: '2026-04-03T10:00:00+00:00', files: { [`${branch}.txt`]: 'x' } });
    git('merge', '-q', '--no-ff', '--no-commit', 'hotfix');
    site.code.commit(`Merge hotfix into ${branch}`, { date: '2026-04-04T10:00:00+00:00' });
  }
  git('checkout', '-q', 'main');
  const book = await site.collect({
    process: [{ id: 'gitops-validation', from: '2026-01-01' }],
    repositories: [{ id: 'lab', path: site.code.path, environments: { development: 'dev', staging: 'stg', production: 'main' } }],
  });
  const missing = book.environments[0]?.findings.filter(({ kind }) => kind === 'not-merged-back') ?? [];
  expect(missing.map(({ title, missing: environment }) => `${title} in ${environment}`)).toEqual([
    'chore: go on with main in development',
    'chore: go on with main in staging',
    'fix: close the door in staging',
  ]);
});

test('a candidate that was rejected is rejected wherever it is named, and a plan does not make it good', async () => {
  const site = makeSite();
  const at = (kind: string, environment: string, day: string, more = ''): string =>
    `event: ${kind}\nenvironment: ${environment}\nat: ${day}T10:00:00+00:00\n${more}`;
  site.write({
    [eventPath('1.1.0-rc.1', 'a')]: at('deployed', 'staging', '2026-02-02'),
    [eventPath('1.1.0-rc.1', 'b')]: at('rejected', 'production', '2026-02-03', 'reason: It lost rows.\n'),
    [eventPath('1.1.0-rc.1', 'c')]: at('planned', 'production', '2026-07-01'),
    [eventPath('1.1.0-rc.2', 'd')]: at('approved', 'staging', '2026-02-06'),
  });
  const book = await site.collect();
  const [product] = book.environments;
  expect(product?.environments.flatMap(({ id, next }) => next.map(({ version, state }) => `${id}: ${version} ${state}`))).toEqual([
    'staging: 1.1.0-rc.2 approved',
    'production: 1.1.0-rc.1 rejected',
  ]);
  const entry = environmentIndex(book).get('lab');
  if (entry === undefined) throw new Error('lab has environments');
  expect(findRejection({ version: '1.1.0-rc.1', release: '1.1.0' }, entry)?.reason).toBe('It lost rows.');
  expect(findRejection({ version: '1.1.0-rc.2', release: '1.1.0' }, entry)).toBeNull();
});

test('a policy that was retired is in force nowhere afterwards, and was before', async () => {
  const site = makeSite();
  const policy = (status: string): string => `---\nidentifier: POL-1\ntitle: Rules\nversion: 1\nstatus: ${status}\n---\n\nRules.\n`;
  site.write({ 'content/environments/lab/production.mdx': policy('in-force') });
  site.commit('docs: rules', '2026-01-05T10:00:00+00:00');
  site.write({ 'content/environments/lab/production.mdx': policy('retired') });
  site.commit('docs: no rules', '2026-03-05T10:00:00+00:00');
  site.write({ [eventPath('1.0.0', 'a')]: 'event: deployed\nenvironment: production\nat: 2026-01-11T10:00:00+00:00\n' });
  const book = await site.collect();
  const production = book.environments[0]?.environments.find(({ id }) => id === 'production');
  expect([production?.policy, production?.policies.map(({ until }) => until)]).toEqual([null, ['2026-03-05T10:00:00+00:00']]);
  const steps = book.products[0]?.releases.find(({ version }) => version === '1.0.0')?.journey?.steps;
  expect(steps?.find(({ environment }) => environment === 'production')?.policy).toBe('version-1');
});

test('a repository that is moved alone, before the rest has passed, comes early, and the release after it does not put that right', async () => {
  const site = makeSite();
  const client = makeRepository();
  client.commit('Fix the link', { date: '2026-02-09T10:00:00+00:00', files: { 'a.txt': 'a' } });
  client.tag('v1.1.0', '1.1.0', { date: '2026-02-09T11:00:00+00:00' });
  const commit = client.git('rev-parse', 'HEAD').trim();
  const alone = `components: [{ name: client, tag: v1.1.0, commit: ${commit} }]\n`;
  site.write({
    'content/promotions/lab/a.yaml': event('deployed', 'production', '2026-02-10', alone),
    [eventPath('1.1.0', 'b')]: event('deployed', 'development', '2026-02-11'),
    [eventPath('1.1.0', 'c')]: event('deployed', 'staging', '2026-02-12'),
    'content/promotions/lab/d.yaml': event('deployed', 'production', '2026-02-13', alone),
    [eventPath('1.1.0', 'e')]: event('deployed', 'production', '2026-02-14'),
  });
  const repositories = [
    { id: 'lab', path: site.code.path },
    { id: 'client', path: client.path },
  ];
  const book = await site.collect({ repositories });
  const production = book.environments[0]?.environments[2];
  expect(production?.events.map(({ component, version, order }) => `${component ?? version}: ${order?.state}. ${order?.reason}`)).toEqual([
    '1.1.0: kept. It had passed Development and Staging.',
    'client: kept. Client, moved alone, had passed Development and Staging.',
    'client: violated. Client, moved alone, had not been in Development and Staging. It reached Development later, on 2026-02-11.',
  ]);
  expect(journeyOf(book, '1.1.0').at(-1)).toBe('production: runs, violated');
  expect(
    book.environments[0]?.findings
      .filter(({ kind }) => kind === 'environment-skipped')
      .map(({ message, repository }) => [repository, message]),
  ).toEqual([
    ['client', 'Client of 1.1.0, moved alone, reached Production and had not been in Development.'],
    ['client', 'Client of 1.1.0, moved alone, reached Production and had not been in Staging.'],
  ]);
});

test('what was planned is blocked while a rejection stands against it, and a step says when its release first came', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0-rc.1', 'a')]: event('deployed', 'development', '2026-02-01'),
    [eventPath('1.1.0-rc.1', 'b')]: event('deployed', 'staging', '2026-02-02'),
    [eventPath('1.1.0-rc.1', 'c')]: event('rejected', 'staging', '2026-02-03', 'reason: It lost rows.\n'),
    [eventPath('1.1.0-rc.1', 'd')]: event('planned', 'production', '2026-07-01'),
  });
  const book = await site.collect();
  const [production] = book.environments[0]?.environments.slice(2) ?? [];
  expect(production?.next).toMatchObject([{ version: '1.1.0-rc.1', state: 'planned', blocked: { reason: 'It lost rows.' } }]);
  const staging = book.products[0]?.releases.find(({ version }) => version === '1.1.0')?.journey?.steps[1];
  expect(staging).toMatchObject({ entered: { at: '2026-02-02T10:00:00+00:00' } });
});

test('who deployed by hand to two instances is named for each of them', async () => {
  const site = makeSite();
  const hand = (instance: string): string => `instance: ${instance}\nby: Mira Okonkwo\n`;
  site.write({
    [eventPath('1.1.0', 'a')]: event('deployed', 'development', '2026-02-11', hand('eu-1')),
    [eventPath('1.1.0', 'b')]: event('deployed', 'development', '2026-02-12', hand('eu-2')),
  });
  const found = (await site.collect()).environments[0]?.findings.filter(({ kind }) => kind === 'deployed-by-hand') ?? [];
  expect(found.map(({ message }) => message)).toEqual([
    '1.1.0 was deployed to eu-2 in Development by hand.',
    '1.1.0 was deployed to eu-1 in Development by hand.',
  ]);
});
