import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventPath, listProblems, makeSite } from './make-site.ts';

const deployed = 'event: deployed\nat: 2026-02-12T10:00:00+00:00\n';

test('an event of an unknown environment, of an unknown version, or before its tag says so', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'a')]: `${deployed}environment: prodution\n`,
    [eventPath('1.1.0', 'b')]: `${deployed}environment: staging\nversion: 1.2.0\n`,
    [eventPath('1.1.1', 'c')]: `${deployed}environment: staging\n`,
    [eventPath('1.1.0', 'd')]: 'event: deployed\nenvironment: staging\nat: 2027-02-12T10:00:00+00:00\n',
  });
  expect(listProblems(await site.collect())).toMatchInlineSnapshot(`
    [
      "event-environment-unknown content/releases/lab/1.1.0/promotions/a.yaml:3: \`prodution\` is no environment of Lab.",
      "event-version-unknown content/releases/lab/1.1.0/promotions/b.yaml:4: There is no version \`1.2.0\` of Lab.",
      "event-in-future content/releases/lab/1.1.0/promotions/d.yaml:3: The event is of 2027-02-12T10:00:00+00:00, which has not come yet.",
      "event-before-tag content/releases/lab/1.1.1/promotions/c.yaml:2: The event is of 2026-02-12T10:00:00+00:00, before \`1.1.1\` was tagged (2026-04-01T10:00:00+00:00).",
    ]
  `);
});

test('a record of an environment that the product does not have says so, however the name is written', async () => {
  const site = makeSite();
  const record = (environment: string): string => `---\nprotocol: oq\nenvironment: ${environment}\n---\n`;
  site.write({
    'content/releases/lab/1.1.0/oq.mdx': record('Staging'),
    'content/releases/lab/1.1.0/oq.run-2.mdx': record('nirvana'),
  });
  expect(listProblems(await site.collect()).filter((line) => line.includes('environment'))).toEqual([
    'record-environment-unknown content/releases/lab/1.1.0/oq.run-2.mdx: The record was executed in `nirvana`, which is no environment of Lab.',
  ]);
});

test('two events that contradict each other name each other, until one is corrected', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'one')]: `${deployed}environment: staging\n`,
    [eventPath('1.0.0', 'two')]: `${deployed}environment: staging\n`,
  });
  expect(listProblems(await site.collect())).toMatchInlineSnapshot(`
    [
      "events-contradict content/releases/lab/1.0.0/promotions/two.yaml:2: Staging got \`1.1.0\` and \`1.0.0\` at the same moment, says this event and \`one\`.",
    ]
  `);
  site.write({ 'content/promotions/lab/right.yaml': `${deployed}environment: staging\nversion: 1.1.0\ncorrects: two\n` });
  const book = await site.collect();
  expect(listProblems(book)).toEqual([]);
  expect(book.environments[0]?.environments.map(({ id, running }) => [id, running.map(({ version }) => version)])).toEqual([
    ['development', []],
    ['staging', ['1.1.0']],
    ['production', []],
  ]);
});

test('a version that the branch of the environment does not contain, and a tag that is nowhere, say so', async () => {
  const site = makeSite();
  site.code.git('branch', 'stg', 'v1.1.0-rc.1');
  site.write({
    [eventPath('1.1.1', 'a')]: 'event: deployed\nenvironment: staging\nat: 2026-04-02T10:00:00+00:00\n',
    [eventPath('1.1.0-rc.1', 'b')]: 'event: deployed\nenvironment: staging\nat: 2026-02-02T10:00:00+00:00\n',
    'content/promotions/lab/c.yaml':
      'event: deployed\nenvironment: staging\nat: 2026-05-02T10:00:00+00:00\ncomponents: [{ name: lab, tag: v9.9.9 }]\n',
  });
  const book = await site.collect({
    repositories: [{ id: 'lab', path: site.code.path, environments: { staging: 'stg' } }],
  });
  expect(listProblems(book)).toMatchInlineSnapshot(`
    [
      "event-tag-unknown content/promotions/lab/c.yaml:4: There is no tag \`v9.9.9\` in lab.",
      "release-folder-unknown content/releases/lab/1.1.0-rc.1: The folder is for release \`lab 1.1.0-rc.1\`, which does not exist; there is a version of \`lab\` as its tags name it.",
      "event-not-on-branch content/releases/lab/1.1.1/promotions/a.yaml:2: The event says that \`1.1.1\` was deployed to Staging, and \`stg\` of lab, the branch of that environment, does not contain \`v1.1.1\`.",
    ]
  `);
  expect(book.environments[0]?.environments.find(({ id }) => id === 'staging')?.running.map(({ version }) => version)).toEqual(['1.1.1']);
});

test('a process with a circle, without environments, or with names of none is not used', async () => {
  const site = makeSite();
  site.write({
    'content/processes/circle.yaml':
      'title: Circle\nenvironments:\n  - { id: a, after: [c] }\n  - { id: b, after: [a] }\n  - { id: c, after: [b] }\n',
    'content/processes/empty.yaml': 'title: Empty\nenvironments: []\n',
    'content/processes/names.yaml': 'title: Names\nenvironments:\n  - { id: a, after: [z], production: true }\n  - { id: a, madeAt: y }\n',
    'content/processes/two.yaml': 'title: Two\nenvironments:\n  - { id: a }\n  - { id: b }\n',
  });
  const { processes, ...book } = await site.collect();
  expect(processes.map(({ id }) => id)).toEqual(['three-environments']);
  expect(listProblems({ ...book, processes })).toMatchInlineSnapshot(`
    [
      "process-circular content/processes/circle.yaml:2: The environments come after each other in a circle: \`a\` after \`c\` after \`b\` after \`a\`.",
      "environment-file-wrong content/processes/empty.yaml:2: The file has a mistake in \`environments\`: Name at least one environment.",
      "process-environment-unknown content/processes/names.yaml:3: \`after\` names \`z\`, which is no environment of this process.",
      "process-environment-twice content/processes/names.yaml:4: Two environments of this process are called \`a\`.",
      "process-environment-unknown content/processes/names.yaml:4: \`madeAt\` names \`y\`, which is no environment of this process.",
      "process-production-unclear content/processes/two.yaml:2: Which environment is production is not clear: \`a\` and \`b\` could be it.",
    ]
  `);
});

test('a process that nobody wrote, and one without a day, say so', async () => {
  const site = makeSite();
  expect(listProblems(await site.collect({ process: 'rings' }))).toMatchInlineSnapshot(`
    [
      "process-unknown docket.config.ts: There is no process \`rings\`.",
    ]
  `);
  expect(listProblems(await site.collect({ process: 'deployment-rings' }))).toMatchInlineSnapshot(`
    [
      "process-not-dated docket.config.ts: Nothing says since when Lab lives by \`deployment-rings\`, so whether the order was kept is not judged.",
    ]
  `);
});

test('a process that no product follows, such as one that was renamed, says so', async () => {
  const site = makeSite();
  site.write({
    'content/processes/ours.yaml':
      'title: Ours\nenvironments:\n  - { id: qa, name: QA }\n  - { id: production, name: Production, after: [qa] }\n',
  });
  expect(listProblems(await site.collect())).toEqual([
    'process-unused content/processes/ours.yaml: No product follows the process `ours`.',
  ]);
});

test('a policy of an unknown status, or for an unknown environment, says so', async () => {
  const site = makeSite();
  site.write({
    'content/environments/lab/production.mdx': '---\nidentifier: P-1\nversion: 1\nstatus: approved\n---\n',
    'content/environments/lab/test.mdx': '---\nidentifier: P-2\nversion: 1\nstatus: in-force\n---\n',
    'content/environments/lib/production.mdx': '---\nidentifier: P-3\nversion: 1\nstatus: in-force\n---\n',
  });
  expect(listProblems(await site.collect())).toMatchInlineSnapshot(`
    [
      "front-matter-shape content/environments/lab/production.mdx:4: The front matter has a mistake in \`status\`: \`approved\` is none of: draft, in-force, superseded, retired.",
      "environment-product-unknown content/environments/lib: The folder is for the product \`lib\`, which does not exist.",
      "policy-environment-unknown content/environments/lab/test.mdx: \`test\` is no environment of Lab, so this policy is shown nowhere.",
    ]
  `);
});

test('nothing in a policy runs', async () => {
  const site = makeSite();
  site.write({
    'content/environments/lab/production.mdx':
      '---\nidentifier: P-1\nversion: 1\nstatus: in-force\nfrom: 2026-01-01\n---\nimport x from "x"\n\nIt is {1 + 1} <script>alert(1)</script> [here](javascript:alert(1)).\n',
  });
  const book = await site.collect();
  expect(book.environments[0]?.environments.find(({ id }) => id === 'production')?.policies[0]?.html).toMatchInlineSnapshot(`
    "<p>import x from "x"</p>
    <p>It is {1 + 1} alert(1) <a>here</a>.</p>"
  `);
  expect(listProblems(book).map((problem) => problem.split(' ')[0])).toMatchInlineSnapshot(`
    [
      "code-in-content",
      "code-in-content",
      "raw-html-dropped",
      "raw-html-dropped",
      "link-not-allowed",
    ]
  `);
});

test('a file that is binary or 100 MB is not read', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'binary')]: 'event\0deployed',
    [eventPath('1.1.0', 'large')]: '',
    'content/environments/lab/staging.mdx': '\0',
  });
  writeFileSync(join(site.root, eventPath('1.1.0', 'large')), Buffer.alloc(100 << 20, 0x20));
  expect(listProblems(await site.collect())).toMatchInlineSnapshot(`
    [
      "environment-file-unreadable content/environments/lab/staging.mdx: The file was not read: it is binary.",
      "environment-file-unreadable content/releases/lab/1.1.0/promotions/binary.yaml: The file was not read: it is binary.",
      "environment-file-unreadable content/releases/lab/1.1.0/promotions/large.yaml: The file was not read: it is no plain file, or larger than 1 MB.",
    ]
  `);
});

test('a document outside the repository, one that is nowhere, and one that is binary or large are not read', async () => {
  const site = makeSite();
  site.code.commit('docs: write', {
    date: '2026-05-01T10:00:00+00:00',
    files: { 'docs/RELEASE.md': '# How we release\n\nCarefully.\n', 'docs/picture.md': 'a\0b', 'docs/large.md': 'x'.repeat(2 << 20) },
  });
  symlinkSync('../../secret.md', join(site.code.path, 'docs/link.md'));
  site.code.commit('docs: link', { date: '2026-05-01T10:00:00+00:00' });
  site.code.tag('v1.2.0', '1.2.0', { date: '2026-05-01T10:00:00+00:00' });
  const book = await site.collect({
    documents: [
      '../secret.md',
      '/etc/passwd',
      'docs/../../x.md',
      'docs/nothing.md',
      'docs/picture.md',
      'docs/large.md',
      'docs/link.md',
      'docs/RELEASE.md',
    ],
  });
  expect(listProblems(book)).toMatchInlineSnapshot(`
    [
      "document-elsewhere docket.config.ts: \`../secret.md\` lies outside the repository. It was not read.",
      "document-elsewhere docket.config.ts: \`/etc/passwd\` lies outside the repository. It was not read.",
      "document-elsewhere docket.config.ts: \`docs/../../x.md\` lies outside the repository. It was not read.",
      "document-elsewhere lab: \`docs/link.md\` lies outside the repository. It was not read.",
      "document-unknown docket.config.ts: No release has a file \`docs/link.md\`.",
      "document-unknown docket.config.ts: No release has a file \`docs/nothing.md\`.",
      "versioned-document-unreadable lab: \`docs/large.md\` was not read: it is larger than 1 MB in 1 of its versions.",
      "versioned-document-unreadable lab: \`docs/picture.md\` was not read: it is binary.",
    ]
  `);
  expect(book.versionedDocuments.filter(({ path }) => path === 'docs/RELEASE.md')).toMatchObject([
    { title: 'How we release', versions: [{ version: '1.2.0' }, { version: '1.1.1', text: null }, { text: null }, { text: null }] },
  ]);
});

test('an event that was edited or deleted after it was committed says so, and by whom', async () => {
  const site = makeSite();
  const text = `${deployed}environment: staging\n`;
  site.write({
    [eventPath('1.1.0', 'kept')]: text,
    [eventPath('1.1.0', 'edited')]: `${text}reason: One.\n`,
    'content/promotions/lab/gone.yaml': `${text}version: 1.0.0\n`,
  });
  site.commit('records: promote', '2026-02-12T12:00:00+00:00');
  site.write({ [eventPath('1.1.0', 'edited')]: `${text}reason: Two.\n` });
  rmSync(join(site.root, 'content/promotions/lab/gone.yaml'));
  site.commit('records: tidy up', '2026-02-13T12:00:00+00:00');
  expect(listProblems(await site.collect())).toMatchInlineSnapshot(`
    [
      "event-deleted content/promotions/lab/gone.yaml: The event was deleted after it was committed, by Ada.",
      "event-edited content/releases/lab/1.1.0/promotions/edited.yaml: The event was changed after it was committed, by Ada.",
    ]
  `);
});

test('mistakes in an event are told with their places, all at once', async () => {
  const site = makeSite();
  site.write({
    [eventPath('1.1.0', 'wrong')]: 'event: deploy\nenvironment: Staging\nat: yesterday\nshare: { percent: 10, sections: [a] }\nwho: me\n',
    [eventPath('1.1.0', 'undated')]: 'event: deployed\nenvironment: staging\n',
    [eventPath('1.1.0', 'bounds')]: 'event: deployed\nenvironment: staging\nafter: 2026-03-01T00:00:00Z\nbefore: 2026-02-20T00:00:00Z\n',
    [eventPath('1.1.0', 'broken')]: 'event: [deployed\n',
  });
  expect(listProblems(await site.collect())).toMatchInlineSnapshot(`
    [
      "event-bounds-crossed content/releases/lab/1.1.0/promotions/bounds.yaml:3: \`after\` is later than \`before\`, so that no time is left for the event.",
      "environment-file-wrong content/releases/lab/1.1.0/promotions/broken.yaml:2: The file is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
      "event-not-dated content/releases/lab/1.1.0/promotions/undated.yaml:1: Nothing says when the event happened.",
      "environment-file-wrong content/releases/lab/1.1.0/promotions/wrong.yaml:1: The file has a mistake in \`event\`: \`deploy\` is none of: planned, requested, approved, rejected, deployed, rolled-back, withdrawn, removed, observed, rebuilt, restored, torn-down, data-copied.",
      "environment-file-wrong content/releases/lab/1.1.0/promotions/wrong.yaml:2: The file has a mistake in \`environment\`: Use lower-case letters, digits and single -.",
      "environment-file-wrong content/releases/lab/1.1.0/promotions/wrong.yaml:3: The file has a mistake in \`at\`: Write a date and time with offset, as \`2027-03-01T09:30:00+01:00\`.",
      "environment-file-wrong content/releases/lab/1.1.0/promotions/wrong.yaml:4: The file has a mistake in \`share\`: Write either \`percent\` or \`sections\`.",
      "environment-file-wrong content/releases/lab/1.1.0/promotions/wrong.yaml:5: The file has a mistake: \`who\` is not known here.",
    ]
  `);
});
