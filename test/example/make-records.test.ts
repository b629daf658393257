import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeExample } from '../../scripts/example/make-example.ts';
import { makeRecords } from '../../scripts/example/make-records.ts';
import type { ContentFiles } from '../../scripts/example/tell-records.ts';
import { readConfig } from '../../src/book/read/read-config.ts';
import type { Book } from '../../src/book/schema/book.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { readKnownNames } from '../../src/collect/reserved.ts';
import { describeProgress } from '../../src/validation/views/record/format-progress.ts';
import { openRepository } from '../git-repository.ts';
import { root } from '../source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-example-'));
const repositories = join(folder, 'repositories');
let files: ContentFiles;
let book: Book;

afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  mkdirSync(repositories);
  await makeExample(join(root, 'content', 'histories'), repositories);
  files = await makeRecords({ story: join(root, 'content', 'histories', 'records', 'portal-records.yaml'), root, repositories });
  const config = await readConfig(join(root, 'docket.config.ts'), readKnownNames);
  const at = (path: string) => path.replace('.docket/example', repositories);
  book = await collectBook(
    {
      ...config,
      records: { history: join(repositories, 'portal-records.git') },
      products: config.products.map((product) => ({
        ...product,
        repositories: product.repositories.map((one) => ({ ...one, path: at(one.path) })),
      })),
    },
    root,
    { docket: '0.0.0', cacheDir: join(folder, 'cache') },
  );
});

test('the records in the content folder are what their story ends with', () => {
  const listed = [
    'content/protocols',
    'content/operations',
    'content/releases',
    'content/environments',
    'content/decisions',
    'content/promotions',
  ].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^release\.mdx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  expect([...files.keys()].sort()).toEqual([...listed, 'content/allowed_signers', 'content/people.yaml'].sort());
  const different = [...files].filter(([file, bytes]) => !readFileSync(join(root, file)).equals(bytes)).map(([file]) => file);
  expect(different).toEqual([]);
});

test('the story is made byte for byte as it is recorded, and git finds nothing wrong with it', () => {
  const repository = openRepository(join(repositories, 'portal-records.git'));
  expect(repository.git('rev-parse', 'refs/heads/main')).toMatchInlineSnapshot(`"5afa7385d7144a3a4ce841d617330ac5926a8bbf"`);
  expect(repository.git('fsck', '--strict', '--no-dangling')).toBe('');
});

test('the example holds a record in every state that a reader should see once', () => {
  const portal = book.products.find(({ id }) => id === 'portal');
  const records = [...(portal?.releases.flatMap(({ validation }) => validation.records) ?? []), ...book.operations];
  const seen = records.map(
    ({ path, state, signoffs, deviations, coolingOff }) =>
      `${path.replace(/^content\/(?:releases\/portal\/)?/, '')} ${state}: ${signoffs.map((signoff) => signoff.state).join(', ')}${
        deviations.length === 0 ? '' : `; deviations ${deviations.map(({ status }) => status).join(', ')}`
      }${coolingOff === null ? '' : `; cooling off until ${coolingOff.until}, ${coolingOff.over ? 'over' : 'not over'}`}`,
  );
  expect(seen).toMatchInlineSnapshot(`
    [
      "2.3.0/release-validation.mdx in-progress: ",
      "2.2.2/release-backporting.mdx stale: stale, stale, stale",
      "2.2.1/release-backporting.mdx stale: valid, key-compromised",
      "2.2.0/release-validation.mdx approved: valid, valid, valid, valid",
      "2.2.0/uat.mdx refused: valid; deviations closed, closed",
      "2.2.0/uat.run-2.mdx in-progress: ; deviations closed",
      "2.2.0/uat.run-3.mdx doubtful: valid, valid",
      "2.1.1/release-backporting.mdx approved: valid, valid, valid; deviations closed",
      "2.1.0/uat.mdx approved: valid, valid",
      "operations/deletion/run-0412-twice.mdx in-progress: ; cooling off until 2025-12-15T00:00:00+00:00, not over",
    ]
  `);
});

test('what counts from the candidates of 2.2.0 is the newest run that said something', () => {
  const release = book.products[0]?.releases.find(({ version }) => version === '2.2.0');
  const last = release?.validation.records.find(({ run }) => run === 3);
  expect(
    last?.standings.map(({ step, result, candidate, carried }) => `${step} ${result} of ${candidate}${carried ? ', carried' : ''}`),
  ).toMatchInlineSnapshot(`
    [
      "UAT-1 pass of 2.2.0rc3",
      "UAT-2 pass of 2.2.0-rc.1, carried",
      "UAT-3 pass of 2.2.0-rc.2, carried",
      "UAT-4 pass of 2.2.0-rc.1, carried",
      "UAT-5 pass of 2.2.0rc3",
      "UAT-6 pass of 2.2.0rc3",
      "UAT-7 pass of 2.2.0rc3",
      "UAT-8 pass of 2.2.0rc3",
    ]
  `);
});

test('a step that names a pull request verifies its change, the issue that it puts right, and what an earlier run found counts by the last one', () => {
  const release = book.products[0]?.releases.find(({ version }) => version === '2.2.0');
  const traced = release?.validation.traces.filter(({ reference }) => /^(?:api#(?:34|40|41|48)|client#36)$/.test(reference.id));
  expect(
    traced?.map(
      ({ reference, steps, holes }) =>
        `${reference.kind} ${reference.id}: ${steps.map(({ step, result }) => `${step} ${result}`).join(', ')}; ${holes.join(' ')}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "issue api#34: UAT-4 pass; No step that verifies it has evidence. The record \`uat-run-3\` is doubtful.",
      "pull api#40: UAT-4 pass; No step that verifies it has evidence. The record \`uat-run-3\` is doubtful.",
      "pull api#41: ; No step verifies it.",
      "pull api#48: BE-3 pass, UAT-3 fail, UAT-3 pass; The record \`uat-run-3\` is doubtful.",
      "pull client#36: FE-2 pass, UAT-7 pass, UAT-3 fail, UAT-3 pass, UAT-2 pass, UAT-5 pass, FE-3 pass; No step verifies the change \`client-pr-29\`. The record \`uat-run-3\` is doubtful.",
    ]
  `);
});

test('pull requests that only carried changes of others are told from those that brought some', () => {
  const release = book.products[0]?.releases.find(({ version }) => version === '2.2.0');
  const carriers = release?.validation.traces.filter(({ carrier }) => carrier) ?? [];
  expect(carriers.map(({ reference: { id }, changes }) => `${id}: ${changes.length}`)).toEqual([
    'api#63: 1',
    'client#31: 4',
    'client#33: 1',
    'client#35: 1',
    'client#36: 6',
  ]);
});

test('nobody is asked to sign a record whose steps are not done, and every step says what counts of earlier runs', () => {
  const [open, , , , , , last] = book.products[0]?.releases.flatMap(({ validation }) => validation.records) ?? [];
  expect(open?.required.map(({ role, ready, waitsFor }) => [role, ready, waitsFor])).toEqual([
    ['tester', false, []],
    ['reviewer', false, []],
    ['stakeholder', false, []],
    ['release-manager', false, []],
  ]);
  expect(last && describeProgress(last)).toBe('8 of 8 steps have a result, 3 of them from an earlier run');
});
