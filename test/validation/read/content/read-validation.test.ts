import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readValidation } from '../../../../src/validation/read/content/read-validation.ts';
import { noValidation } from '../../../../src/validation/schema/records/validation-content.ts';
import { makeFolder } from '../../../git-repository.ts';

function makeContent(files: Readonly<Record<string, string>>): string {
  const root = makeFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const formatPlaces = (
  problems: readonly { readonly code: string; readonly place: { readonly source: string; readonly line?: number } }[],
) => problems.map(({ code, place }) => `${code} ${place.source}${place.line === undefined ? '' : `:${place.line}`}`);

test('a folder without content is no validation', async () => {
  expect(await readValidation(makeFolder())).toEqual(noValidation);
});

test('records, protocols, evidence and signatures are found where they lie', async () => {
  const release = 'content/releases/portal/1.0.0';
  const root = makeContent({
    'content/protocols/oq.mdx': '---\nid: oq\ntitle: OQ\nversion: 1\n---\n',
    [`${release}/release.mdx`]: 'Notes',
    [`${release}/oq.mdx`]: '---\nprotocol: oq\n---\n',
    [`${release}/oq.run-2.md`]: '---\nprotocol: oq\n---\n',
    [`${release}/evidence/a.txt`]: 'a',
    [`${release}/signatures/oq.run-2/1-qa-mara@portal.example.json`]: '{}',
    [`${release}/signatures/oq.run-2/1-qa-mara@portal.example.sig`]: 'x',
    'content/operations/deletion/d-1.mdx': '---\nprotocol: deletion\n---\n',
    'content/operations/deletion/evidence/b.txt': 'b',
    'content/people.yaml': 'people:\n  - principal: mara@portal.example\n    name: Mara\n',
    'content/allowed_signers': '',
  });
  const content = await readValidation(root);
  expect(content.problems).toEqual([]);
  expect(content.protocols.map(({ source }) => source)).toEqual(['content/protocols/oq.mdx']);
  expect(content.records.map(({ source, folder }) => [source, folder])).toEqual([
    [`${release}/oq.mdx`, { product: 'portal', version: '1.0.0' }],
    [`${release}/oq.run-2.md`, { product: 'portal', version: '1.0.0' }],
    ['content/operations/deletion/d-1.mdx', null],
  ]);
  expect(content.evidence.map(({ source }) => source)).toEqual([`${release}/evidence/a.txt`, 'content/operations/deletion/evidence/b.txt']);
  expect(content.signatures).toMatchObject([
    { record: `${release}/oq.run-2.md`, source: `${release}/signatures/oq.run-2/1-qa-mara@portal.example.json`, signature: 'x' },
  ]);
  expect(content.people?.people).toEqual([{ principal: 'mara@portal.example', name: 'Mara', aliases: [], roles: [] }]);
  expect(content.policySha256).toMatch(/^[0-9a-f]{64}$/);
});

test('what lies where nothing is meant to lie is told, and links are not followed', async () => {
  const release = 'content/releases/portal/1.0.0';
  const root = makeContent({
    [`${release}/oq.mdx`]: '---\nprotocol: oq\n---\n',
    [`${release}/notes.txt`]: 'x',
    [`${release}/drafts/a.mdx`]: 'x',
    [`${release}/signatures/stray.json`]: '{}',
    [`${release}/signatures/gone/1-qa-a.json`]: '{}',
    [`${release}/signatures/oq/1-qa-a.json`]: '{}',
    [`${release}/signatures/oq/2-qa-b.sig`]: 'x',
    [`${release}/signatures/oq/readme.md`]: 'x',
    'content/protocols/oq.txt': 'x',
    'secret/oq.mdx': 'secret',
  });
  symlinkSync(join(root, 'secret'), join(root, 'content/releases/elsewhere'));
  symlinkSync(join(root, 'secret/oq.mdx'), join(root, release, 'linked.mdx'));
  symlinkSync(join(root, 'secret'), join(root, release, 'evidence'));
  symlinkSync(join(root, 'secret/oq.mdx'), join(root, release, 'signatures/oq/3-qa-c.sig'));
  symlinkSync(join(root, 'secret/oq.mdx'), join(root, 'content/people.yaml'));
  const content = await readValidation(root);
  expect(formatPlaces(content.problems).sort()).toMatchInlineSnapshot(`
    [
      "content-file-elsewhere content/people.yaml",
      "content-file-elsewhere content/releases/elsewhere",
      "content-file-elsewhere content/releases/portal/1.0.0/evidence",
      "content-file-elsewhere content/releases/portal/1.0.0/linked.mdx",
      "content-file-elsewhere content/releases/portal/1.0.0/signatures/oq/3-qa-c.sig",
      "content-file-unknown content/protocols/oq.txt",
      "content-file-unknown content/releases/portal/1.0.0/drafts",
      "content-file-unknown content/releases/portal/1.0.0/notes.txt",
      "content-file-unknown content/releases/portal/1.0.0/signatures/oq/readme.md",
      "content-file-unknown content/releases/portal/1.0.0/signatures/stray.json",
      "signature-incomplete content/releases/portal/1.0.0/signatures/gone/1-qa-a.json",
      "signature-incomplete content/releases/portal/1.0.0/signatures/oq/1-qa-a.json",
      "signature-incomplete content/releases/portal/1.0.0/signatures/oq/2-qa-b.sig",
      "signatures-without-record content/releases/portal/1.0.0/signatures/gone",
    ]
  `);
  expect(content.records.map(({ source }) => source)).toEqual([`${release}/oq.mdx`]);
  expect([content.people, content.policySha256, content.evidence]).toEqual([null, null, []]);
});

test('notes of a release under a misspelt name are told what they most likely are, and are no record', async () => {
  const release = 'content/releases/portal/1.0.0';
  const misspelt = ['relase.mdx', 'Releases.md', 'release-notes.mdx'].map((name) => `${release}/${name}`);
  const root = makeContent({
    ...Object.fromEntries(misspelt.map((file) => [file, 'Faster search.'])),
    [`${release}/rehearse.mdx`]: '---\nprotocol: oq\n---\n',
    [`${release}/oq.mdx`]: 'Not begun.',
  });
  const { problems, records } = await readValidation(root);
  const message = 'The file was not read: only `release.mdx`, or a record that names its `protocol` belongs here.';
  expect(problems.map(({ code, place, message: said }) => [place.source, code, said]).sort()).toEqual(
    misspelt.map((file) => [file, 'content-file-unknown', message]).sort(),
  );
  expect(records.map(({ source }) => source)).toEqual([`${release}/oq.mdx`, `${release}/rehearse.mdx`]);
});

test('a list of people that is wrong allows nobody, and says where it is wrong', async () => {
  const root = makeContent({ 'content/people.yaml': '# Who may sign\npeople:\n  - principal: mara@portal.example\n    nmae: Mara\n' });
  const { people, problems, policySha256 } = await readValidation(root);
  expect(people).toBeNull();
  expect(policySha256).toMatch(/^[0-9a-f]{64}$/);
  expect(problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`)).toMatchInlineSnapshot(`
    [
      "3:5 The setting has a mistake in \`people.0.name\`: it is missing. Until it is right, nobody may sign.",
      "4:5 The setting has a mistake in \`people.0\`: \`nmae\` is not known here. Until it is right, nobody may sign.",
    ]
  `);
});
