import { expect, test } from 'vitest';
import { formatLooks } from '../../../src/ui/views/format-looks.ts';

test('a site that sets nothing of its own has no style sheet', () => {
  expect([formatLooks(undefined, '/'), formatLooks({ paper: 'A4' }, '/')]).toEqual(['', '']);
});

test('accent, fonts and paper become tokens', () => {
  const looks = {
    accent: { light: '#7a1f1f', dark: '#ffb3a8' },
    fonts: { sans: { family: 'Atkinson Hyperlegible', file: '/fonts/ours.woff2' } },
    paper: 'Letter',
  } as const;
  expect(formatLooks(looks, '/releases/')).toBe(`@font-face {
  font-family: "Atkinson Hyperlegible";
  src: url("/releases/fonts/ours.woff2") format("woff2");
  font-weight: 200 900;
  font-display: optional;
}
:root {
  --link: light-dark(#7a1f1f, #ffb3a8);
  --sans: "Atkinson Hyperlegible", system-ui, sans-serif;
}
@page {
  size: letter;
}
@page wide {
  size: letter landscape;
}`);
});
