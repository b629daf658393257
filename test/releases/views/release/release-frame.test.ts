import { expect, test } from 'vitest';
import { cutFrame, fillFrame, frameTexts } from '../../../../src/releases/views/release/release-frame.ts';

const seal = '5ea1';
const frame = frameTexts(seal);
const texts = {
  version: '1.0<b>',
  description: 'Changes & more in "1.0"',
  line: '1',
  slug: '1.0',
  lineSlug: '1',
  title: '<h1>1.0</h1>',
  word: 'Released & <i>',
  made: '1 May',
  state: '<p>$1</p>',
  contents: '<li>$&</li>',
  body: '<p>docket-hole-slug-5ea1</p>',
};

const page = ({ title, state, contents, body }: Pick<typeof texts, 'title' | 'state' | 'contents' | 'body'>, name: string) =>
  `<p title="${name}">${title}${contents}${state}${contents}${body}</p>`;

test('each hole is filled as often as it is there, plain texts escaped, parts as they are', () => {
  const { version, description, slug, line, lineSlug, word, made } = frame;
  const cut = cutFrame(page(frame, `${version} ${description} /${slug}/ ${version} ${line} /${lineSlug}/ ${word} ${made}`), seal);
  const filled = page(texts, '1.0&lt;b&gt; Changes &amp; more in &quot;1.0&quot; /1.0/ 1.0&lt;b&gt; 1 /1/ Released &amp; &lt;i&gt; 1 May');
  expect(fillFrame(cut, texts)).toBe(filled);
});

test('a frame with more than one hole for a part is refused', () => {
  expect(() => cutFrame(page(frame, frame.body), seal)).toThrow('Unexpected 2 holes for the body');
});
