import { expect, test } from 'vitest';
import { assembleOne } from '../../assemble-one.ts';
import { startHistory } from '../../history.ts';

test('what titles often name before a colon or in brackets is a component, and stands as the scope', () => {
  const { commit, tag, history } = startHistory();
  tag('1.0', commit('Start'));
  for (const subject of [
    'routing: fix the order',
    '[Routing] Fix the names',
    'Routing: keep the case',
    'routing: sort',
    'rarely: show it',
    'fix(api): it',
  ])
    commit(subject);
  tag('1.1', commit('Nothing: named'));
  const { product } = assembleOne([history()]);
  expect(product.repositories[0]?.components).toEqual([{ name: 'routing', titles: 4 }]);
  expect(product.releases[0]?.changes.map(({ category, scope, title }) => `${category} | ${scope} | ${title}`).sort()).toEqual([
    'changed | Routing | keep the case',
    'changed | null | Nothing: named',
    'changed | null | rarely: show it',
    'changed | routing | sort',
    'fixed | Routing | Fix the names',
    'fixed | api | it',
    'fixed | routing | fix the order',
  ]);
});
