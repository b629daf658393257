import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestFolder } from '../../../src/publish/read/digest-folder.ts';
import { expectUndamaged, readShards } from '../../../src/publish/read/read-shards.ts';
import { wholeShard } from '../whole-shard.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-shards-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const writeShard = async (name: string, index: number, other: object = {}): Promise<string> => {
  const place = path.join(folder, name);
  await mkdir(path.join(place, 'site'), { recursive: true });
  await writeFile(path.join(place, 'site', 'index.html'), '<p>home</p>');
  await writeFile(path.join(place, 'book.jsonl'), '{}\n');
  const shard = { ...wholeShard({ index, files: Object.fromEntries(await digestFolder(place)) }), ...other };
  await writeFile(path.join(place, 'shard.json'), JSON.stringify(shard));
  return place;
};
/** What an error says, without the folder of this test. */
const said = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'nothing',
    (cause: Error & { readonly hint?: string }) => `${cause.message} ${cause.hint}`.replaceAll(folder, '…').replaceAll(path.sep, '/'),
  );

test('shards are found by their folders and by the one around them, in order of their numbers', async () => {
  const [two, one] = [await writeShard('a', 2), await writeShard('b', 1)];
  await mkdir(path.join(folder, 'empty'));
  await writeFile(path.join(folder, 'file'), '');
  const folders = async (...given: readonly string[]) => (await readShards(given)).map((shard) => shard.folder);
  expect(await folders(folder)).toEqual([one, two]);
  expect(await folders(two, one)).toEqual([one, two]);
});

test('what is no shard is named with the reason', async () => {
  await mkdir(path.join(folder, 'empty'));
  await writeShard('other', 1, { schema: 'docket/shard/v0' });
  await writeShard('wrong', 1, { frame: 'x' });
  await writeShard('cut', 1);
  await writeFile(path.join(folder, 'cut', 'shard.json'), '{"schema":');
  const names = ['nowhere', 'empty', 'other', 'wrong', 'cut'];
  expect(await Promise.all(names.map((name) => said(readShards([path.join(folder, name)]))))).toMatchInlineSnapshot(`
    [
      "Could not read \`…/nowhere\`. Give the folders that \`docket build --shard\` made.",
      "There is no shard in \`…/empty\`: it has no \`shard.json\`. Give the folders that \`docket build --shard\` made; what has none was not finished.",
      "\`…/other/shard.json\` is no summary of a shard: schema: it can only be \`docket/shard/v1\`. Build this shard again with this version of Docket.",
      "\`…/wrong/shard.json\` is no summary of a shard: frame: A SHA-256 digest in 64 lower-case hexadecimal digits. Build this shard again with this version of Docket.",
      "\`…/cut/shard.json\` is no summary of a shard: it is cut off, or no JSON. Build this shard again with this version of Docket.",
    ]
  `);
});

test('a file of a shard that was changed, taken away or added is named, and how many more', async () => {
  const place = await writeShard('a', 1);
  const damaged = async () => {
    const [shard] = await readShards([place]);
    return shard === undefined ? 'no shard' : said(expectUndamaged(shard));
  };
  const heard = [await damaged()];
  await writeFile(path.join(place, 'site', 'more.html'), '');
  heard.push(await damaged());
  await rm(path.join(place, 'book.jsonl'));
  heard.push(await damaged());
  await writeFile(path.join(place, 'site', 'index.html'), '<p>hone</p>');
  heard.push(await damaged());
  expect(heard).toMatchInlineSnapshot(`
    [
      "nothing",
      "\`…/a/site/more.html\` was added to the shard. The shard was damaged after it was built. Hand it over again, or build it again.",
      "\`…/a/book.jsonl\` is missing, and 1 more. The shard was damaged after it was built. Hand it over again, or build it again.",
      "\`…/a/site/index.html\` is not what the shard wrote, and 2 more. The shard was damaged after it was built. Hand it over again, or build it again.",
    ]
  `);
});
