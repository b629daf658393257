import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readAntsibull } from '../../../../src/notes/read/fragments/antsibull.ts';
import { readChangeset } from '../../../../src/notes/read/fragments/changesets.ts';
import { readChangie } from '../../../../src/notes/read/fragments/changie.ts';
import { readChloggen } from '../../../../src/notes/read/fragments/chloggen.ts';
import type { FragmentConvention } from '../../../../src/notes/read/fragments/fragment.ts';
import { readFragment } from '../../../../src/notes/read/fragments/read-fragment.ts';
import { readReleaseNoteBlocks } from '../../../../src/notes/read/fragments/release-note-block.ts';
import { readReno } from '../../../../src/notes/read/fragments/reno.ts';
import { readTowncrier } from '../../../../src/notes/read/fragments/towncrier.ts';
import { readUnreleasedEntry } from '../../../../src/notes/read/fragments/unreleased-entry.ts';

const conventions: Readonly<Record<string, FragmentConvention>> = {
  antsibull: readAntsibull,
  changesets: readChangeset,
  changie: readChangie,
  chloggen: readChloggen,
  'release-note-block': readReleaseNoteBlocks,
  reno: readReno,
  towncrier: readTowncrier,
  'unreleased-entry': readUnreleasedEntry,
};
const folder = fileURLToPath(new URL('../../../../src/notes/read/fragments', import.meta.url));

/** The examples of a file: a path, the text of the file below it, and what is read as JSON. */
function listExamples(name: string): readonly { readonly path: string; readonly text: string; readonly gives: string }[] {
  const source = readFileSync(`${folder}/${name}.ts`, 'utf8');
  return [...source.matchAll(/@example\s([\s\S]*?)(?=\n \* @|\n \*\/)/g)].map(([, raw = '']) => {
    const text = raw.replace(/^ \* ?/gm, '').trim();
    const at = text.lastIndexOf('-> ');
    const [path = '', ...lines] = text.slice(0, at).trimEnd().split('\n');
    return { path, text: `${lines.join('\n')}\n`, gives: text.slice(at + 3).trim() };
  });
}

test('every convention has examples, and is tried', () => {
  const named = readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => listExamples(name).length > 0);
  expect(named.sort()).toEqual(Object.keys(conventions).sort());
  for (const name of named) {
    const [first] = listExamples(name);
    expect(readFragment(first?.path ?? '', first?.text ?? '')?.fragments).toEqual(JSON.parse(first?.gives ?? ''));
  }
});

describe.each(Object.keys(conventions))('%s', (name) => {
  test.each(listExamples(name))('reads $path', ({ path, text, gives }) => {
    expect(conventions[name]?.(path, text)).toEqual(JSON.parse(gives));
  });
});

test('what is no YAML, or is made to grow, gives nothing', () => {
  const bomb = `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n`;
  for (const text of ['{', '- a', '"', 'a: !!js/function x', bomb])
    expect(readFragment('changelogs/fragments/1-a.yml', text)?.fragments.filter((each) => each.text !== 'x') ?? []).toEqual([]);
});
