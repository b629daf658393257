import { expect, test } from 'vitest';
import { cutFrame, fillFrame, frameTexts } from '../../../src/views/release/release-frame.ts';

const texts = {
  version: '1.0<b>',
  description: 'Changes & more in "1.0"',
  line: '1',
  slug: '1.0',
  lineSlug: '1',
  title: '<h1>1.0</h1>',
  margin: '<p>$1</p>',
  body: '<p>docket-hole-slug-3f9c61d2e7</p>',
};

const page = ({ title, margin, body }: Pick<typeof texts, 'title' | 'margin' | 'body'>, name: string) =>
  `<p title="${name}">${title}${margin}${body}</p>`;

test('each hole is filled as often as it is there, plain texts escaped, parts as they are', () => {
  const { version, description, slug, line, lineSlug } = frameTexts;
  const frame = cutFrame(page(frameTexts, `${version} ${description} /${slug}/ ${version} ${line} /${lineSlug}/`));
  const filled = page(texts, '1.0&lt;b&gt; Changes &amp; more in &quot;1.0&quot; /1.0/ 1.0&lt;b&gt; 1 /1/');
  expect(frame && fillFrame(frame, texts)).toBe(filled);
});

test('a frame in which a text reads like the hole of a part is none', () => {
  expect(cutFrame(page(frameTexts, frameTexts.body))).toBeNull();
});
