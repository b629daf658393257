import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { makeTextFile, readTextPlace } from '../../src/site/text-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'docket-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const texts = ['', 'plain', 'Tomás \u202e 🧪 \0', 'x'.repeat(300_000), 'last'];

test('every text is read back whole, in any order', () => {
  const file = makeTextFile(folder);
  const places = texts.map((text) => file.add(text));
  for (const at of [4, 0, 3, 2, 1, 3]) expect(readTextPlace(places[at] ?? file.add(''))).toBe(texts[at]);
});

test('texts of one file are not those of another', () => {
  const [one, other] = [makeTextFile(folder), makeTextFile(folder)];
  const places = [one.add('first'), other.add('other'), one.add('second')];
  expect(places.map((place) => readTextPlace(place))).toEqual(['first', 'other', 'second']);
});

test('nothing of it stands in the folder', () => {
  const own = path.join(folder, 'own');
  makeTextFile(own).add('a text');
  expect(readdirSync(own)).toEqual([]);
});

test('the folder is made where there is none', () => {
  const place = makeTextFile(path.join(folder, 'a', 'b')).add('deep');
  expect(readTextPlace(place)).toBe('deep');
});

test.runIf(existsSync('/proc/self/fd'))('once it is closed, its texts are gone', () => {
  const own = path.join(folder, 'closed');
  const file = makeTextFile(own);
  file.add('a text');
  expect(listOpen(own)).toHaveLength(1);
  file.close();
  expect(listOpen(own)).toEqual([]);
});

test('another thread reads it', async () => {
  const place = makeTextFile(folder).add('told');
  const module = new URL('../../src/site/text-file.ts', import.meta.url).href;
  const code = `import('${module}').then(({ readTextPlace }) => {
    const { parentPort, workerData } = require('node:worker_threads');
    parentPort.postMessage(readTextPlace(workerData));
  });`;
  const worker = new Worker(code, { eval: true, workerData: place });
  expect(await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))).toBe('told');
});

test('a text that is not there is an error', () => {
  const place = makeTextFile(folder).add('short');
  expect(() => readTextPlace({ ...place, length: 9 })).toThrow('Unexpected end of a file at 5, expected 4 bytes more.');
});

/** Files of a folder that this process holds open, with or without a name. */
function listOpen(place: string): readonly string[] {
  const open = readdirSync('/proc/self/fd').map((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      return '';
    }
  });
  return open.filter((file) => file.startsWith(place));
}
