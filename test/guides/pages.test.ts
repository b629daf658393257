import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import { isThorough } from '../often.ts';
import { root } from '../source-files.ts';
import { type Fence, pages, readFences } from './fences.ts';
import { type Reading, readers } from './readers.ts';
import { walks } from './walked-pages.ts';
import { beginWalk, type Walker } from './walker.ts';

const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

/** Pages that tests of their own read block by block: test/promotions-document.test.ts, and test/validation/read/imports/importing-document.test.ts. */
const readElsewhere: readonly string[] = ['content/guides/promotions.md', 'content/guides/importing.md'];
const walked: readonly string[] = walks.flatMap((walk) => walk.pages);
const others = pages.filter((page) => !walked.includes(page) && !readElsewhere.includes(page));

test('every block of every page runs, is read by a reader, or says why it cannot be run', () => {
  const blocks = [...walked, ...others].flatMap((page) => readFences(page).map((fence) => ({ page, fence })));
  const unread = blocks.filter(({ page, fence }) => fence.notRun === null && !isRead(fence) && !(walked.includes(page) && isWalked(fence)));
  expect(unread.map(({ page, fence }) => `${page}:${fence.line} ${fence.language} ${fence.meta}`)).toEqual([]);
  // A new block that cannot be run is counted here.
  expect(blocks.filter(({ fence }) => fence.notRun !== null).length).toBe(21);
  expect(blocks.length).toBeGreaterThan(80);
});

test.skipIf(!hasSshKeygen).each(walks.filter(({ isLong = false }) => isThorough || !isLong))(
  '$pages: what is typed goes as it is written',
  async (walk) => {
    const walker = beginWalk();
    if (walk.before !== undefined) expect(walker.type(walk.before)).toMatchObject({ code: 0 });
    for (const page of walk.pages) await readPage(page, walker);
  },
);

test('what no command needs is read as it is written', async () => {
  for (const page of others) await readPage(page, null);
});

test('a result is read as the page on protocols says, and what can be read in two ways is none', () => {
  const rows = [...readPart('content/guides/protocols.md', 'Results').matchAll(/^\| (.+) \| (.+) \|$/gm)].slice(2);
  const read = rows.flatMap(([, written = '', result = '']) =>
    [...written.matchAll(/`([^`]+)`|([✅❌])/g)].map(([, code, sign]) => [
      code ?? sign,
      readResult(code ?? sign ?? ''),
      /^`([\w/]+)`$/.exec(result)?.[1] ?? 'untouched',
    ]),
  );
  expect(read.length).toBeGreaterThan(12);
  expect(read.filter(([, found, expected]) => found !== expected)).toEqual([]);
});

/** Goes through the blocks of a page. A `text` block shows what the one before it printed, or what was read from it. */
async function readPage(page: string, walker: Walker | null): Promise<void> {
  let before: Reading | { readonly said: string } = { said: '' };
  for (const fence of readFences(page).filter(({ notRun }) => notRun === null)) {
    const { line, language, meta, text } = fence;
    const place = `${page}:${line}`;
    if (language === 'text') {
      if ('said' in before) for (const each of text.trimEnd().split('\n')) expect(before.said, place).toContain(each);
      else expect(before.shown, place).toBe(text.trimEnd());
    } else if (language === 'sh' && walker !== null) {
      const { code, said } = walker.type(text);
      expect(code, `${place}\n${said}`).toBe(Number(/# exit code (\d)/.exec(text)?.[1] ?? 0));
      before = { said };
    } else if (isFile(fence) && walker !== null) walker.write(meta, text, language === 'md' ? 'rows' : 'whole');
    else {
      before = (await readers[`${language} ${meta}`]?.(text)) ?? { problems: ['nothing reads it'], shown: '' };
      expect(before.problems, place).toEqual([]);
    }
  }
}

function readPart(page: string, heading: string): string {
  const text = readFileSync(join(root, page), 'utf8');
  return text.slice(text.indexOf(`## ${heading}\n`)).split('\n## ')[0] ?? '';
}

function readResult(written: string): string | undefined {
  const table = `| ID | Action | Result |\n| --- | --- | --- |\n| S-1 | Sign in. | ${written} |\n`;
  return parseRecord(`---\nprotocol: smoke\n---\n\n${table}`, { source: 'smoke.mdx', folder: null }).body.steps[0]?.result;
}

const isFile = ({ meta }: Fence): boolean => /^[\w./-]+\.\w+$/.test(meta);

const isWalked = (fence: Fence): boolean => ['sh', 'text'].includes(fence.language) || isFile(fence);

const isRead = ({ language, meta }: Fence): boolean => language === 'text' || `${language} ${meta}` in readers;
