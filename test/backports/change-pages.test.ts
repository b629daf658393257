import { expect, test } from 'vitest';
import { listChangePages } from '../../src/backports/views/change-pages.ts';
import { collectStory, startStory } from './story.ts';

test('each commit of a logged change leads to its page, which says where it is and what is missing', async () => {
  const story = startStory();
  story.commit('feat: begin', { 'a.txt': 'a\n' });
  story.tag('v2.0.0');
  story.on('release-2.0', 'main');
  story.on('main');
  story.commit('feat: go on', { 'b.txt': 'b\n' });
  story.tag('v2.1.0');
  const origin = story.commit('fix: put a right', { 'a.txt': 'a right\n' });
  story.on('release-2.0');
  const copy = story.pick(origin);
  const lost = story.commit('fix: only here', { 'c.txt': 'c\n' });
  story.tag('v2.0.1');
  story.on('main');
  story.commit('feat: later', { 'd.txt': 'd\n' });
  story.tag('v2.1.1');
  const { backports, products } = await collectStory(story);
  const [log] = backports;
  const [product] = products;
  if (log === undefined || product === undefined) throw new Error('There is no log.');
  const pages = listChangePages(product, log);
  expect(pages.get(copy)).toEqual({ text: 'on 2.1 and 2.0', href: expect.stringMatching(/^\/app\/changes\/c-[0-9a-f]{12}\/$/) });
  expect(pages.get(origin)).toEqual(pages.get(copy));
  expect(pages.get(lost)?.text).toBe('on 2.0, missing on 2.1');
});
