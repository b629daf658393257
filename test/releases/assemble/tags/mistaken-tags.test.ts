import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

/** Two lines; the last commit of the newer one bears a tag of each, its subject as given. */
function played(subject: string, older: string) {
  const { commit, branch, tip, tag, history } = startHistory();
  tag('41.0', commit('Bump version to 41.0'));
  branch('gnome-41', tip('main'));
  tag('42.0', commit('Bump version to 42.0'));
  commit('Fix it', { branch: 'gnome-41' });
  tag('41.4', commit('Bump version to 41.4', { branch: 'gnome-41' }));
  const last = commit(subject);
  tag('42.3.1', last);
  tag(older, last);
  const { product } = assembleOne([history()]);
  return { versions: product.releases.map(({ version }) => version), unknown: product.repositories[0]?.unknownTags };
}

test('a tag at the commit of another version, made after a greater version of its line, is a mistake', () => {
  expect(played('Bump version to 42.3.1', '41.3.1')).toEqual({
    versions: ['42.3.1', '42.0', '41.4', '41.0'],
    unknown: [{ name: '41.3.1', reason: 'Its commit sets 42.3.1, which is tagged there, too.' }],
  });
});

test('two versions at one commit stand where its subject names none of them, or both are in order', () => {
  expect(played('Fix the clock', '41.3.1').versions).toContain('41.3.1');
  expect(played('Bump version to 42.3.1', '41.5').versions).toContain('41.5');
});
