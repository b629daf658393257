import { expect, test } from 'vitest';
import { formatMissingGlyphs } from '../../scripts/terminal/format-missing-glyphs.ts';

test('nothing is said when every character has its glyph', () => {
  expect(formatMissingGlyphs([])).toBe('');
});

test('characters without a glyph are named once, with their code and their pages', () => {
  expect(
    formatMissingGlyphs([
      { address: '/portal/2.1.0/', characters: ['温'] },
      { address: '/portal/2.2.0/', characters: ['温', '\u{13460}'] },
    ]),
  ).toMatchInlineSnapshot(`
    "  warning  2 PDFs with boxes: no font here has 温 (U+6E29), 𓑠 (U+13460).
               In /portal/2.1.0/, /portal/2.2.0/.
               Install a font that has them where PDFs are printed (on Debian, for example, \`fonts-noto-cjk\`), and build again.
    "
  `);
});

test('of many characters and pages the first are named, and how many more there are', () => {
  const pages = Array.from({ length: 10 }, (_, at) => ({ address: `/a/${at}/`, characters: [String.fromCodePoint(0x4e00 + at)] }));
  const text = formatMissingGlyphs(pages);
  expect(text).toContain('(U+4E07) and 2 more.');
  expect(text).toContain('/a/7/ and 2 more.');
});
