import { expect, test } from 'vitest';
import { cutFrame, fillFrame, frameTexts } from '../../../../src/releases/views/release/release-frame.ts';

const seal = '5ea1';
const frame = frameTexts(seal);
const texts = {
  version: '1.0<b>',
  description: 'Changes & more in "1.0"',
  state: 'released · <validation> approved',
  line: '1',
  slug: '1.0',
  lineSlug: '1',
  title: '<h1>1.0</h1>',
  margin: '<p>$1</p>',
  body: '<p>docket-hole-slug-5ea1</p>',
};

const page = ({ title, margin, body }: Pick<typeof texts, 'title' | 'margin' | 'body'>, name: string) =>
  `<p title="${name}">${title}${margin}${body}</p>`;

test('each hole is filled as often as it is there, plain texts escaped, parts as they are', () => {
  const { version, description, state, slug, line, lineSlug } = frame;
  const cut = cutFrame(page(frame, `${version} ${description} ${state} /${slug}/ ${version} ${line} /${lineSlug}/`), seal);
  const filled = page(
    texts,
    '1.0&lt;b&gt; Changes &amp; more in &quot;1.0&quot; released · &lt;validation&gt; approved /1.0/ 1.0&lt;b&gt; 1 /1/',
  );
  expect(fillFrame(cut, texts)).toBe(filled);
});

test('a frame with more than one hole for a part is refused', () => {
  expect(() => cutFrame(page(frame, frame.body), seal)).toThrow('Unexpected 2 holes for the body');
});
