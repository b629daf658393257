import { expect, test } from 'vitest';
import { makeRepository, type TestRepository } from '../../../git-repository.ts';
import { listEvents, readSource } from '../../gitops-source.ts';

const day = (number: number): string => `${Date.UTC(2026, 2, number, 12) / 1000} +0000`;

test('a file for each application and environment tells of deployments, rollbacks, removals and holds', async () => {
  const repository = makeRepository();
  const tag = (value: string, automatic = true) => `image_tag: ${value} # by CI\nautomatic_deploys_enabled: ${automatic}\n`;
  repository.commit('Begin', {
    date: day(1),
    files: { 'tags/staging/web': tag('v9'), 'tags/staging/other': tag('v1'), 'tags/README': 'x' },
  });
  repository.commit('Update web image tag to v10 for staging', {
    date: day(2),
    name: 'release-bot',
    files: { 'tags/staging/web': tag('v10') },
  });
  repository.commit('Update web image tag to v10 for production (#12)', { date: day(3), files: { 'tags/prod/web': tag('"v10"') } });
  repository.commit('Go back\n\nLogins fail since v10.\n\nJira: SHOP-12, SHOP-13', { date: day(4), files: { 'tags/prod/web': tag('v9') } });
  repository.commit('Freeze', { date: day(5), files: { 'tags/prod/web': tag('v9', false), 'tags/staging/web': tag('v10', false) } });
  repository.commit('Comment', { date: day(6), files: { 'tags/prod/web': `# why\n${tag('v9', false)}` } });
  repository.commit('Thaw', { date: day(7), files: { 'tags/prod/web': tag('v9') } });
  repository.git('rm', '-q', 'tags/staging/web');
  repository.commit('Staging goes', { date: day(8) });

  const promotions = await readSource(repository, {
    files: 'tags/{environment}/{application}',
    format: 'yaml',
    value: 'image_tag',
    environments: { staging: 'staging', prod: 'production' },
    automatic: 'automatic_deploys_enabled',
  });
  expect(listEvents(promotions)).toEqual([
    '2026-03-01 | deployed | staging | web v9 | Ada | Begin | tags/staging/web',
    '2026-03-02 | deployed | staging | web v9 -> v10 | bot release-bot | Update web image tag to v10 for staging | tags/staging/web',
    '2026-03-03 | deployed | production | web v10 | Ada | Update web image tag to v10 for production (#12) | #12 | tags/prod/web',
    '2026-03-04 | rolled-back | production | web v10 -> v9 | Ada | Go back. Logins fail since v10. | SHOP-12 | SHOP-13 | tags/prod/web',
    '2026-03-08 | removed | staging | web v10 | Ada | Staging goes | tags/staging/web',
  ]);
  expect(promotions.holds.map(({ environment, automatic, at, reason }) => [environment, automatic, at?.slice(0, 10), reason])).toEqual([
    ['production', false, '2026-03-05', 'Freeze'],
    ['staging', false, '2026-03-05', 'Freeze'],
    ['production', true, '2026-03-07', 'Thaw'],
    ['staging', true, '2026-03-08', 'Staging goes'],
  ]);
  expect(promotions.problems).toEqual([]);
});

test('an object by instance tells of rings as their member lists were at each commit', async () => {
  const repository = makeRepository();
  const versions = (all: Readonly<Record<string, string>>) => `${JSON.stringify(all, null, 4)}\n`;
  const ring = (...names: string[]) => `# Made by a program.\n\n${names.join('\n')}\n`;
  const files = { 'lists/test.list': ring('t1'), 'lists/one.list': ring('a1', 'a2', 't1'), 'lists/two.list': ring('b1', 'b2', 'b3', 'b4') };
  const wikis = { t1: 'app-1.9', a1: 'app-1.9', a2: 'app-1.9', b1: 'app-1.9', b2: 'app-1.9', b3: 'app-1.9', b4: 'app-1.9' };
  repository.commit('Begin', { date: day(1), files: { ...files, 'versions.json': versions(wikis) } });
  repository.commit('test to 1.10\n\nBug: T7', { date: day(2), files: { 'versions.json': versions({ ...wikis, t1: 'app-1.10' }) } });
  const one = { ...wikis, t1: 'app-1.10', a1: 'app-1.10', a2: 'app-1.10' };
  repository.commit('one to 1.10', { date: day(3), files: { 'versions.json': versions(one) } });
  repository.commit('half of two to 1.10', {
    date: day(4),
    files: { 'versions.json': versions({ ...one, b1: 'app-1.10', b2: 'app-1.10' }) },
  });
  repository.commit('Revert "half of two to 1.10"\n\nThis reverts commit 1a2b3c4d.\n\nJobs pile up.\n\nBug: T8', {
    date: day(5),
    files: { 'versions.json': versions(one) },
  });
  repository.commit('b4 joins ring one', {
    date: day(6),
    files: { 'lists/one.list': ring('a1', 'a2', 't1', 'b4'), 'lists/two.list': ring('b1', 'b2', 'b3') },
  });
  repository.commit('two to 1.10', {
    date: day(7),
    files: { 'versions.json': versions({ ...one, b1: 'app-1.10', b2: 'app-1.10', b3: 'app-1.10' }) },
  });
  repository.commit('a new one', {
    date: day(8),
    files: { 'versions.json': versions({ ...one, b1: 'app-1.10', b2: 'app-1.10', b3: 'app-1.10', c1: 'app-1.10' }) },
  });

  const promotions = await readSource(repository, {
    files: 'versions.json',
    match: 'app-(?<version>.+)',
    keys: 'instance',
    members: { files: ['lists/{environment}.list'], environments: ['test', 'one', 'two'] },
  });
  expect(listEvents(promotions)).toEqual([
    '2026-03-01 | deployed | test | web 1.9 | Ada | Begin | versions.json',
    '2026-03-01 | deployed | one | web 1.9 | Ada | Begin | versions.json',
    '2026-03-01 | deployed | two | web 1.9 | Ada | Begin | versions.json',
    '2026-03-02 | deployed | test | web 1.9 -> 1.10 | Ada | test to 1.10 | T7 | versions.json',
    '2026-03-03 | deployed | one | web 1.9 -> 1.10 | Ada | one to 1.10 | versions.json',
    '2026-03-04 | deployed | two | web 1.9 -> 1.10 | 50 % b1 b2 | Ada | half of two to 1.10 | versions.json',
    '2026-03-05 | rolled-back | two | web 1.10 -> 1.9 | Ada | Revert "half of two to 1.10". Jobs pile up. | T8 | versions.json',
    '2026-03-07 | deployed | two | web 1.9 -> 1.10 | Ada | two to 1.10 | versions.json',
  ]);
  expect([...promotions.sizes]).toEqual([
    ['test', 1],
    ['one', 4],
    ['two', 3],
  ]);
  expect(promotions.problems.map(({ code, message, count }) => [code, message, count])).toEqual([
    ['promotions-without-environment', '`c1` got a version, and no list under `members` named it at that commit.', 1],
  ]);
});

test('an entry of a list that goes before it was complete is withdrawn, and one that made room for the next is not', async () => {
  const repository = makeRepository();
  const start = (number: number) => Date.UTC(2026, 2, number, 14) / 1000;
  const rollout = (version: string, number: number) => ({
    version,
    metadata: { rollout: { start_epoch: start(number), duration_minutes: 2880 } },
  });
  const list = (...releases: unknown[]) => ({ 'updates/stable.json': JSON.stringify({ stream: 'stable', releases }) });
  const barrier = { version: '40.1', metadata: { barrier: { reason: 'https://example.org/1' } } };
  repository.commit('Roll out 41.1', { date: day(1), files: list(barrier, rollout('41.1', 1)) });
  repository.commit('Roll out 41.2', { date: day(10), files: list(barrier, rollout('41.2', 10)) });
  repository.commit('pause rollout of 41.2\n\nNo network.\nSee https://example.org/2.', { date: day(11), files: list(barrier) });
  repository.commit('Revert "pause rollout of 41.2"', { date: day(12), files: list(barrier, rollout('41.2', 12)) });
  repository.commit('start later', { date: day(13), files: list(barrier, rollout('41.2', 13)) });
  repository.commit('41.2 is complete', {
    date: day(20),
    files: list(barrier, { version: '41.2', metadata: { rollout: { start_percentage: 1 } } }),
  });
  repository.commit('drop all', { date: day(21), files: list() });
  repository.commit('Roll out 41.3', { date: day(22), files: list(rollout('41.3', 22)) });
  repository.commit('stop all rollouts', { date: day(28), files: list() });

  const promotions = await readSource(repository, {
    files: 'updates/{environment}.json',
    value: 'releases[]',
    entries: {
      version: 'version',
      having: 'metadata.rollout.start_epoch',
      start: 'metadata.rollout.start_epoch',
      minutes: 'metadata.rollout.duration_minutes',
    },
    component: 'os',
  });
  expect(listEvents(promotions)).toEqual([
    '2026-03-01 | deployed | stable | os 41.1 | Ada | Roll out 41.1 | updates/stable.json',
    '2026-03-10 | deployed | stable | os 41.2 | Ada | Roll out 41.2 | updates/stable.json',
    '2026-03-11 | withdrawn | stable | os 41.2 | Ada | pause rollout of 41.2. No network. See https://example.org/2. | https://example.org/2 | updates/stable.json',
    '2026-03-12 | deployed | stable | os 41.2 | Ada | Revert "pause rollout of 41.2" | updates/stable.json',
    '2026-03-22 | deployed | stable | os 41.2 -> 41.3 | Ada | Roll out 41.3 | updates/stable.json',
    '2026-03-28 | removed | stable | os 41.3 | Ada | stop all rollouts | updates/stable.json',
  ]);
  expect(promotions.problems).toEqual([]);
});

const [first = '', second = '', third = ''] = ['1', '2', '3'].map((digit) => `${digit}a`.repeat(20));

function kustomize(tag: string): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
resources:
- ../base
- https://git.example/web/config?ref=${tag}
images:
- name: registry.example/other
  newTag: latest
- name: registry.example/web
  newTag: ${tag}
`;
}

function moveFiles(): TestRepository {
  const repository = makeRepository();
  repository.commit('Begin', { date: day(1), files: { 'components/web/staging/kustomization.yaml': kustomize(first) } });
  repository.commit('promote web to production', {
    date: day(2),
    files: {
      'components/web/production/kustomization.yaml': kustomize(first),
      'components/web/production/eu-1/kustomization.yaml': kustomize(second),
    },
  });
  repository.git('rm', '-q', 'components/web/staging/kustomization.yaml');
  repository.commit('Move files', { date: day(3), files: { 'components/web/staging/base/kustomization.yaml': kustomize(first) } });
  repository.commit('promote web (#7)', { date: day(4), files: { 'components/web/staging/base/kustomization.yaml': kustomize(third) } });
  repository.commit('Revert "promote web (#7)" (#8)', {
    date: day(5),
    files: { 'components/web/staging/base/kustomization.yaml': kustomize(first) },
  });
  return repository;
}

const files = [
  'components/{application}/{environment}/kustomization.yaml',
  'components/{application}/{environment}/base/kustomization.yaml',
  'components/{application}/{environment}/{instance}/kustomization.yaml',
];

const moved = [
  `2026-03-01 | deployed | staging | web ${first} | Ada | Begin | components/web/staging/kustomization.yaml`,
  `2026-03-02 | deployed | production/eu-1 | web ${second} | Ada | promote web to production | components/web/production/eu-1/kustomization.yaml`,
  `2026-03-02 | deployed | production | web ${first} | Ada | promote web to production | components/web/production/kustomization.yaml`,
  `2026-03-04 | deployed | staging | web ${first} -> ${third} | Ada | promote web (#7) | #7 | components/web/staging/base/kustomization.yaml`,
  `2026-03-05 | rolled-back | staging | web ${third} -> ${first} | Ada | Revert "promote web (#7)" (#8) | #8 | components/web/staging/base/kustomization.yaml`,
];

test('an image selected by name tells of its tag, and a file that moves promotes nothing', async () => {
  const promotions = await readSource(moveFiles(), { files, value: 'images[name=registry.example/{application}].newTag' });
  expect(listEvents(promotions)).toEqual(moved);
});

test('part of a string tells the commit that is deployed', async () => {
  const promotions = await readSource(moveFiles(), { files, value: 'resources[]', match: '[?]ref=(?<commit>[0-9a-f]{40})$' });
  expect(listEvents(promotions)).toEqual(moved);
});

test('an event says all that the commit said, and where it is from', async () => {
  const repository = makeRepository();
  const commit = repository.commit('Merge pull request #5 from acme/web-7\n\nDeploy 1.7 to production\n\nIt has the new till.', {
    date: '1773316800 +1100',
    files: { 'production.txt': '1.7\n' },
  });
  const { events } = await readSource(repository, { files: '{environment}.txt' });
  expect(events).toEqual([
    {
      id: `20260312-120000-000-${commit.slice(0, 12)}-production`,
      kind: 'deployed',
      environment: 'production',
      instance: null,
      variant: null,
      time: { at: '2026-03-12T23:00:00+11:00', after: null, before: null },
      version: '1.7',
      from: null,
      components: [{ name: 'web', version: '1.7', tag: null, commit: null, artefacts: [] }],
      share: null,
      change: null,
      by: { person: 'Ada', bot: null, run: null },
      reason: 'Deploy 1.7 to production. It has the new till.',
      refs: ['#5'],
      downtime: null,
      override: null,
      approval: [],
      corrects: null,
      origin: { kind: 'gitops', repository: 'deploy', commit, path: 'production.txt', line: null },
    },
  ]);
});
