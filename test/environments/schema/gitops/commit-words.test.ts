import { expect, test } from 'vitest';
import { type PromotionCommit, readCommitWords } from '../../../../src/environments/schema/gitops/commit-words.ts';

const ada = { name: 'Ada Lovelace', email: 'ada@example.org' };
const bot = { name: 'deploy-bot', email: 'bot@example.org' };
const isBot = (name: string): boolean => name.endsWith('-bot');
const read = (subject: string, body = '', other: Partial<PromotionCommit> = {}) =>
  readCommitWords({ sha: 'a'.repeat(40), author: ada, committer: ada, at: null, subject, body, ...other }, isBot);

test.each([
  ['a person', ada, ada, 'Ada Lovelace', null],
  ['a person, whom somebody else committed for', ada, { name: 'Bo', email: 'bo@example.org' }, 'Ada Lovelace', null],
  ['a bot', bot, bot, null, 'deploy-bot'],
  ['a bot, which a person committed for', bot, ada, 'Ada Lovelace', 'deploy-bot'],
  ['a bot, which the forge committed for', bot, { name: 'GitHub', email: 'noreply@github.com' }, null, 'deploy-bot'],
  ['a person without a name', { name: ' ', email: 'ada@example.org' }, ada, 'ada@example.org', null],
  ['nobody', { name: '', email: '' }, ada, null, null],
] as const)('a commit by %s', (_what, author, committer, person, program) => {
  expect(read('Deploy 1.2.0', '', { author, committer }).by).toEqual({ person, bot: program, run: null });
});

test.each([
  ['Deploy 1.2.0', '', 'Deploy 1.2.0'],
  ['', '', null],
  ['Deploy 1.2.0', 'It is\nquick.\n\nMore of it.', 'Deploy 1.2.0. It is quick.'],
  ['Deploy 1.2.0!', 'At last', 'Deploy 1.2.0! At last'],
  ['Deploy', '\nDeploy\n\nBug: T1\nThis reverts commit abc.\nThe queue was slow.\nReviewed-by: Bo', 'Deploy. The queue was slow.'],
  ['Merge pull request #12 from lab/next', 'Deploy 1.2.0\n\nFor the fair.', 'Deploy 1.2.0. For the fair.'],
  ['x'.repeat(700), '', `${'x'.repeat(599)}…`],
])('why %j with %j', (subject, body, reason) => {
  expect(read(subject, body).reason).toBe(reason);
});

test.each([
  ['Deploy (#12)', '', ['#12']],
  [
    'Deploy (!12)',
    'See: https://forge.example/a, (https://forge.example/b).',
    ['!12', 'https://forge.example/a', 'https://forge.example/b'],
  ],
  ['Deploy (#12) again', 'It names #13.', []],
  ['Merge pull request #12 from lab/next', 'Deploy (#11)\n\nFixes #13', ['#12', '#11', '#13']],
  ['Deploy', 'Bug: T1234, OPS-7\nJira: lab/app#4 many\nCloses rhbz#5', ['T1234', 'OPS-7', 'lab/app#4', 'rhbz#5']],
  ['Deploy', Array.from({ length: 30 }, (_, at) => `Bug: T${at}`).join('\n'), Array.from({ length: 20 }, (_, at) => `T${at}`)],
])('%j with %j names', (subject, body, refs) => {
  expect(read(subject, body).refs).toEqual(refs);
});

test.each([
  ['Revert "Deploy 1.2.0"', 'This reverts commit 1234567890.', true],
  ['revert to 1.1.0', '', true],
  ['Merge pull request #12 from lab/next', 'Revert "Deploy 1.2.0"', true],
  ['Deploy 1.2.0', '', false],
  ['Reverting is easy', '', false],
])('whether %j with %j takes something back', (subject, body, reverts) => {
  expect(read(subject, body).reverts).toBe(reverts);
});
