import { expect, test } from 'vitest';
import { namePull, pullNoun } from '../../../src/forges/schema/pull-name.ts';

const on = (forge: 'github' | 'gitlab' | 'gitea' | 'bitbucket') => ({ web: { forge } });

test('only GitLab writes a pull request with an exclamation mark, as a number sign is an issue there', () => {
  const repositories = [on('github'), on('gitlab'), on('gitea'), on('bitbucket'), { web: null }, undefined];
  expect(repositories.map((repository) => namePull(12, repository))).toEqual(['#12', '!12', '#12', '#12', '#12', '#12']);
});

test('what pull requests are called is told from all repositories that are spoken of', () => {
  const groups = [[], [{ web: null }], [on('github'), on('gitea')], [on('gitlab')], [on('gitlab'), { web: null }]];
  expect(groups.map(pullNoun)).toEqual(['pull request', 'pull request', 'pull request', 'merge request', 'pull or merge request']);
});
