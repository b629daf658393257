import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../source-files.ts';

/** Colours that text has, on what it stands on; rules and frames are never text. */
const texts = ['ink', 'soft', 'link', 'good', 'open', 'bad', 'doubt'];
const grounds = ['paper', 'tint'];
/** A row that fails or is unclear is tinted by so much of its mark. */
const tinted = 0.07;

const css = readFileSync(path.join(root, 'src/ui/styles/tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, ...both]) => [name, both]),
);

test('every colour of text has a contrast of at least 4.5 on every ground, in light and dark', () => {
  const low = [0, 1].flatMap((theme) =>
    texts.flatMap((text) =>
      [...grounds.map((ground) => color(ground, theme)), ...['bad', 'doubt'].map((mark) => mix(color(mark, theme), color('paper', theme)))]
        .map((ground) => ({ text, theme, ratio: contrast(color(text, theme), ground) }))
        .filter(({ ratio }) => ratio < 4.5),
    ),
  );
  expect(low).toEqual([]);
});

test('the names of colours are those that the test knows', () => {
  expect([...tokens.keys()].toSorted()).toEqual([...texts, ...grounds, 'frame', 'rule'].toSorted());
});

type Rgb = readonly number[];

function color(name: string, theme: number): Rgb {
  const hex = tokens.get(name)?.[theme];
  if (hex === undefined) throw new Error(`There is no token ${name}.`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

const mix = (mark: Rgb, paper: Rgb): Rgb => mark.map((value, at) => value * tinted + (paper[at] ?? 0) * (1 - tinted));

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
