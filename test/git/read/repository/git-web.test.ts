import { expect, test } from 'vitest';
import { recogniseForge } from '../../../../src/forges/schema/known-forges.ts';
import { parseRepositoryWeb as parseWeb, type WebSources } from '../../../../src/git/read/repository/git-web.ts';

const parseRepositoryWeb = (sources: WebSources) => parseWeb({ recogniseForge, ...sources });

test.each([
  ['https://github.com/owner/name.git', 'https://github.com/owner/name', 'github'],
  ['https://user:token@github.com/owner/name', 'https://github.com/owner/name', 'github'],
  ['git@github.com:owner/name.git', 'https://github.com/owner/name', 'github'],
  ['ssh://git@gitlab.example.org:2222/group/sub/name.git', 'https://gitlab.example.org/group/sub/name', 'gitlab'],
  ['git://codeberg.org/owner/name', 'https://codeberg.org/owner/name', 'gitea'],
  ['git@bitbucket.org:owner/name.git/', 'https://bitbucket.org/owner/name', 'bitbucket'],
  ['http://gitea.local:3000/owner/name?private_token=x#y', 'http://gitea.local:3000/owner/name', 'gitea'],
  ['ssh://git@ssh.github.com:443/owner/name.git', 'https://github.com/owner/name', 'github'],
])('the pages of %s are %s', (remote, url, forge) => {
  expect(parseRepositoryWeb({ remote })).toEqual({ url, forge });
});

test.each([
  '',
  '/srv/git/name.git',
  '../name',
  'C:\\work\\name',
  'file:///srv/github.com/name',
  'https://example.org/owner/name',
  'ext::sh -c x',
  'javascript:alert(1)',
  'git@github.com:a b',
])('no pages are known for %j', (remote) => {
  expect(parseRepositoryWeb({ remote })).toBeNull();
});

test('the configuration decides over the remote', () => {
  const remote = 'https://github.com/owner/name';
  expect(parseRepositoryWeb({ remote, web: 'https://me:pw@git.example.org/owner/name/', forge: 'gitea' })).toEqual({
    url: 'https://git.example.org/owner/name',
    forge: 'gitea',
  });
  expect(parseRepositoryWeb({ remote, forge: 'gitlab' })).toEqual({ url: remote, forge: 'gitlab' });
  expect(parseWeb({ remote })).toBeNull();
});
