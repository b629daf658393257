import { expect, test } from 'vitest';
import { readPromotionNotes } from '../../../../src/environments/read/derived/promotion-notes.ts';
import { makeRepository } from '../../../git-repository.ts';

const branches = [{ environment: 'production', branch: 'environment/production' }];

test('each note of a promotion tool is a deployment at the time of its merge', async () => {
  const { path, commit, git } = makeRepository();
  const dry = commit('feat: begin');
  const merged = commit('Promote');
  const note = {
    'Pull-request-url': ['https://forge.example/lab/deploy/pull/7'],
    'Pull-request-merge-time': ['2026-03-01T09:30:00Z'],
    'Pull-request-target-branch': ['environment/production'],
    'Sha-dry-proposed': [dry],
  };
  git('notes', '--ref=promoter.history', 'add', '-m', JSON.stringify(note), merged);
  const { events, problems } = await readPromotionNotes(`${path}/.git`, { repository: 'deploy', branches });
  expect(problems).toEqual([]);
  expect(events).toMatchObject([
    {
      id: `deploy-production-note-${merged.slice(0, 12)}`,
      kind: 'deployed',
      environment: 'production',
      time: { at: '2026-03-01T09:30:00+00:00' },
      components: [{ name: 'deploy', commit: dry }],
      by: { bot: 'gitops-promoter' },
      refs: ['https://forge.example/lab/deploy/pull/7'],
      origin: { kind: 'git-note', repository: 'deploy', commit: merged },
    },
  ]);
});

test('what was restored is a rollback, and a note that cannot be read is a problem', async () => {
  const { path, commit, git } = makeRepository();
  const [first, second, third] = [commit('One'), commit('Two'), commit('Three')];
  const restored = {
    'Pull-request-merge-time': '2026-03-02T09:30:00Z',
    'Pull-request-target-branch': 'staging',
    'Promoter-restored-from': 'abc1234',
  };
  git('notes', '--ref=promoter.history', 'add', '-m', JSON.stringify(restored), first);
  git('notes', '--ref=promoter.history', 'add', '-m', 'no JSON', second);
  git('notes', '--ref=promoter.history', 'add', '-m', '{}', third);
  const { events, problems } = await readPromotionNotes(`${path}/.git`, { repository: 'deploy', branches });
  expect(events).toMatchObject([{ kind: 'rolled-back', environment: 'staging', reason: 'Restored from abc1234.' }]);
  expect(problems.map(({ message }) => message).sort()).toEqual([
    'A note of the promotion tool was not read: it is not valid JSON.',
    'A note of the promotion tool was not read: it names no target branch or no time of the merge.',
  ]);
});

test('a repository without such notes has no events', async () => {
  const { path, commit } = makeRepository();
  commit('feat: begin');
  expect(await readPromotionNotes(`${path}/.git`, { repository: 'deploy', branches })).toEqual({ events: [], problems: [] });
});
