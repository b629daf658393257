import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeBookSchema } from '../../src/collect/compose-book-schema.ts';
import { digestText } from '../../src/validation/read/documents/digest-text.ts';
import { formatFound, formatRecordText, listRecords, makeRecordsProject, protocolText } from '../fixture/records-project.ts';

const folder = 'content/releases/portal/1.0.0';
const asOf = '2026-03-20T00:00:00+00:00';
/** What everybody hears whose content folder is in no git repository. */
const isAboutHistory = (line: string): boolean => / records-without-history /.test(line);

async function findProblems(parts: Partial<Parameters<typeof formatRecordText>[0]>, more: Readonly<Record<string, string>> = {}) {
  const project = makeRecordsProject();
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, ...parts }));
  for (const [file, text] of Object.entries(more)) project.write(file, text);
  const found = formatFound(await project.collect({ asOf })).filter((line) => !isAboutHistory(line));
  return found.map((line) => line.replaceAll(project.first, '<first>').replaceAll(project.second, '<second>'));
}

test('a record without mistakes is in the Book, which is what its schema says', async () => {
  const project = makeRecordsProject();
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  project.commit('test: execute', '1772620000 +0000');
  const book = await project.collect();
  expect((await composeBookSchema()).parse(book)).toEqual(book);
  expect(book.problems).toEqual([]);
  expect(book.asOf).toBe('2026-03-04T10:26:40+00:00');
  expect(book.protocols.map(({ id, version, sha256 }) => [id, version, sha256.length])).toEqual([['oq', '2', 64]]);
  expect(listRecords(book)).toMatchObject([
    {
      path: `${folder}/oq.mdx`,
      slug: 'oq',
      title: 'Operational Qualification',
      kind: 'oq',
      candidate: { version: '1.0.0-rc.1', repository: 'portal', tag: 'v1.0.0-rc.1', commit: project.first, known: true },
      run: 1,
      previous: null,
      revision: 1,
      protocol: { state: 'current' },
      state: 'waiting',
      stateReason: 'Every step has its result; signatures are missing: `tester`, `qa`.',
      differences: [],
      standings: [],
      trailKnown: true,
    },
  ]);
});

test('of those for whom a signature waits the Book tells who has a key in use', async () => {
  const project = makeRecordsProject();
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  const people = ['mara', 'nia', 'zoe'].map((name) => `  - { principal: ${name}@x.example, name: ${name}, roles: [{ role: tester }] }\n`);
  project.write('content/people.yaml', `people:\n${people.join('')}`);
  const key = (last: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('ssh-ed25519'), Buffer.from([0, 0, 0, 32]), Buffer.alloc(32, last)]);
  const line = (name: string, time: string) =>
    `${name}@x.example namespaces="signoff@docket"${time} ssh-ed25519 ${key(name).toString('base64')}\n`;
  project.write('content/allowed_signers', line('mara', '') + line('nia', ',valid-before="20260319Z"'));
  expect(listRecords(await project.collect({ asOf }))[0]?.required[0]).toMatchObject({
    waitsFor: ['mara@x.example', 'nia@x.example', 'zoe@x.example'],
    withoutKey: ['nia@x.example', 'zoe@x.example'],
  });
});

test('the same content gives the same bytes', async () => {
  const project = makeRecordsProject();
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  expect(JSON.stringify(await project.collect({ asOf }))).toBe(JSON.stringify(await project.collect({ asOf })));
});

test('an unknown protocol is a problem at its place', async () => {
  expect(await findProblems({ protocol: 'pq' })).toMatchInlineSnapshot(`
    [
      "oq.mdx:2:1 protocol-unknown There is no protocol \`pq\`, only \`oq\`.",
    ]
  `);
});

test('a digest that no text of the protocol has is a problem at its place, and nothing can be signed', async () => {
  expect(await findProblems({ digest: 'ab'.repeat(32) })).toMatchInlineSnapshot(`
    [
      "oq.mdx:4:1 protocol-digest-differs The digest \`abababababababababababababababababababababababababababababababab\` is of no version of the protocol \`oq\`; the current one has \`085b188e48449a0dcc41b9c62a02d4fd0052069ba8f1f4dd994301220785efd2\`.",
    ]
  `);
});

test('only the text that version and digest both name is one that can be signed for', async () => {
  const project = makeRecordsProject();
  const whole = formatRecordText({ commit: project.first });
  const signedFor = async (text: string) => {
    project.write(`${folder}/oq.mdx`, text);
    const found: (string | null)[] = [];
    await project.collect({
      asOf,
      onSignoffs: ({ contexts }) => found.push(...[...contexts.values()].map(({ protocol }) => protocol?.sha256 ?? null)),
    });
    return found;
  };
  expect(await signedFor(whole)).toEqual([digestText(protocolText)]);
  expect(await signedFor(whole.replace('protocolVersion: 2', 'protocolVersion: 1'))).toEqual([null]);
  expect(await signedFor(whole.replace(/protocolDigest: .*\n/, ''))).toEqual([null]);
  expect(await signedFor(formatRecordText({ commit: project.first, digest: 'ab'.repeat(32) }))).toEqual([null]);
});

test('a tag that nobody has is told with the tags of its commit', async () => {
  expect(await findProblems({ tag: 'v1.0.0-rc.9' })).toMatchInlineSnapshot(`
    [
      "oq.mdx:7:3 candidate-tag-differs There is no tag \`v1.0.0-rc.9\`; the candidate's commit \`<first>\` has \`v1.0.0-rc.1\`.",
    ]
  `);
});

test('a candidate that is not tagged yet is told with what is known of it, and with the tag that may be meant', async () => {
  const project = makeRecordsProject();
  const next = project.product.commit('fix: log out (#14)', { date: '1772618400 +0000' });
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: next, tag: 'v1.0.0-rc.3', date: '2026-03-05' }));
  const tell = async () =>
    formatFound(await project.collect({ asOf })).filter((line) => !isAboutHistory(line) && !line.includes('released-otherwise'));
  expect((await tell()).map((line) => line.replaceAll(next, '<next>'))).toEqual([
    "oq.mdx:7:3 candidate-not-tagged There is no tag `v1.0.0-rc.3`, and the candidate's commit `<next>` has none: it is planned, or a slip for `v1.0.0-rc.1`, `v1.0.0-rc.2`.",
  ]);
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: next, date: '2026-03-05' }).replace('  tag: v1.0.0-rc.1\n', ''));
  expect(await tell()).toEqual([
    `oq.mdx:5:1 record-field-missing The record does not say \`candidate.tag\`. Its commit \`${next.slice(0, 12)}\` is there, and has no tag yet.`,
  ]);
  project.product.tag('v1.0.0-rc.3', 'Third', { target: next });
  expect(await tell()).toEqual([
    `oq.mdx:5:1 record-field-missing The record does not say \`candidate.tag\`. Its commit \`${next.slice(0, 12)}\` is there, tagged \`v1.0.0-rc.3\`.`,
  ]);
});

test('a release of other files than were tested is told, unless a later run tested them', async () => {
  const project = makeRecordsProject();
  const third = project.product.commit('fix: at the last moment (#14)', { files: { 'a.txt': 'c' }, date: '1772618400 +0000' });
  project.product.git('tag', '-d', 'v1.0.0');
  project.product.tag('v1.0.0', 'Final', { date: '1772618400 +0000' });
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  const tell = async (strict: readonly string[] = []) =>
    (await project.collect({ asOf, strict })).problems
      .filter(({ code }) => code === 'released-otherwise')
      .map(({ severity, message }) => `${severity} ${message}`);
  const told = `\`v1.0.0\` was released with other files than those that were tested, at commit \`${project.first}\`.`;
  expect(await tell()).toEqual([`warning ${told}`]);
  expect(await tell(['released-otherwise'])).toEqual([`error ${told}`]);
  const untagged = project.product.git('commit-tree', `${project.second}^{tree}`, '-p', project.second, '-m', 'x').trim();
  project.product.git('branch', 'side', untagged);
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: untagged }).replace('  tag: v1.0.0-rc.1\n', ''));
  expect((await tell())[0]).toContain('Whether the files differ is not known');
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  const next = formatRecordText({ commit: third, tag: 'v1.0.0', date: '2026-03-05' });
  project.write(`${folder}/oq.run-2.mdx`, next);
  expect(await tell()).toEqual([]);
  project.write(`${folder}/oq.run-2.mdx`, next.replace('environment: staging', 'environment: staging\nstatus: void'));
  expect(await tell()).toEqual([`warning ${told}`]);
});

test('a record of which every step was left out is told, and who executed is one person of the list', async () => {
  const project = makeRecordsProject();
  project.write(
    'content/people.yaml',
    'people:\n  - { principal: mara@x.example, name: Mara Okafor, aliases: [mo] }\n  - { principal: jo@x.example, name: Jo }\n',
  );
  const row = (tester: string) => `Not here | n/a: no such module | | ${tester} | 2026-03-02`;
  const text = formatRecordText({ commit: project.first, rows: [row('Marra'), row('okafor,  MARA <mara@x.example>')] });
  project.write(`${folder}/oq.mdx`, text.replace('tester: Mara', 'tester: Mo & Jo'));
  expect(formatFound(await project.collect({ asOf })).filter((line) => !isAboutHistory(line))).toEqual([
    'oq.mdx:1:1 nothing-executed Nothing was executed: all 2 steps were left out as n/a or skipped.',
    'oq.mdx:18:118 executor-unknown `Marra`, who executed, is not one person in `content/people.yaml`, so nothing shows that somebody else approved.',
  ]);
});

test('a commit that is not the one of the tag is a problem', async () => {
  expect(await findProblems({ tag: 'v1.0.0-rc.2', date: '2026-03-04' })).toMatchInlineSnapshot(`
    [
      "oq.mdx:8:3 candidate-commit-differs The record names commit \`<first>\`, and the tag \`v1.0.0-rc.2\` is at \`<second>\`.",
    ]
  `);
});

test('a commit that nobody has is a problem', async () => {
  expect(await findProblems({ tag: 'v7', commit: 'ab'.repeat(20) })).toMatchInlineSnapshot(`
    [
      "oq.mdx:7:3 candidate-tag-unknown The product has no tag \`v7\`, only ones such as \`v1.0.0-rc.2\`, \`v1.0.0-rc.1\`, \`v1.0.0\`.",
      "oq.mdx:8:3 candidate-commit-unknown The candidate's commit \`abababababababababababababababababababab\` is not a commit of the product.",
    ]
  `);
});

test('evidence outside the folder is never looked at, whether by dots, by a root or by a link', async () => {
  const project = makeRecordsProject();
  const rows = ['Shown | pass | ../../secret.txt | Mara | 2026-03-02', 'Shown | pass | /etc/hostname | Mara | 2026-03-02'] as const;
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, rows }));
  project.write(
    `${folder}/uat.mdx`,
    formatRecordText({
      commit: project.first,
      rows: ['Shown | pass | evidence/link.txt | Mara | 2026-03-02', 'Shown | pass | evidence/folder/a.txt | Mara | 2026-03-02'],
    }),
  );
  project.write('content/secret.txt', 'secret');
  mkdirSync(join(project.root, folder, 'evidence'), { recursive: true });
  symlinkSync(join(project.root, 'content/secret.txt'), join(project.root, folder, 'evidence/link.txt'));
  symlinkSync(join(project.root, 'content'), join(project.root, folder, 'evidence/folder'));
  const book = await project.collect({ asOf });
  expect(formatFound(book).filter((line) => !isAboutHistory(line))).toMatchInlineSnapshot(`
    [
      "evidence/folder content-file-elsewhere This is no plain file: a symbolic link, a pipe or a device. It was not read.",
      "evidence/link.txt content-file-elsewhere This is no plain file: a symbolic link, a pipe or a device. It was not read.",
      "oq.mdx:18:98 evidence-outside The path \`../../secret.txt\` was not followed: evidence is a file below \`evidence/\` in the record's folder.",
      "oq.mdx:19:80 evidence-outside The path \`/etc/hostname\` was not followed: evidence is a file below \`evidence/\` in the record's folder.",
      "uat.mdx:2:1 run-twice Run 1 exists twice: \`content/releases/portal/1.0.0/oq.mdx\` is it already.",
      "uat.mdx:18:98 evidence-missing The evidence \`evidence/link.txt\` is not below \`evidence/\` in the record's folder.",
      "uat.mdx:19:80 evidence-missing The evidence \`evidence/folder/a.txt\` is not below \`evidence/\` in the record's folder.",
    ]
  `);
  expect(listRecords(book).flatMap(({ evidence }) => evidence)).toEqual([]);
});

test('a picture with a script is told and never shown', async () => {
  const rows = ['Shown | pass | evidence/a.svg | Mara | 2026-03-02', 'Shown | pass | | Mara | 2026-03-02'] as const;
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect(await findProblems({ rows }, { [`${folder}/evidence/a.svg`]: svg })).toMatchInlineSnapshot(`
    [
      "evidence/a.svg evidence-unsafe The file holds element \`script\`, so it is offered as a download and never shown.",
    ]
  `);
});

test('missing, empty and shared evidence are problems, and a file that nobody names is told', async () => {
  const rows = [
    'Shown | pass | evidence/a.txt, evidence/none.txt | Mara | 2026-03-02',
    'Shown | pass | evidence/b.txt, evidence/empty.txt | Mara | 2026-03-02',
  ] as const;
  const files = { 'a.txt': 'same', 'b.txt': 'same', 'empty.txt': '', 'other.txt': 'x' };
  const more = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/evidence/${name}`, text]));
  expect(await findProblems({ rows }, more)).toMatchInlineSnapshot(`
    [
      "evidence/empty.txt evidence-empty The evidence file is empty.",
      "oq.mdx:18:98 evidence-missing The evidence \`evidence/none.txt\` is not below \`evidence/\` in the record's folder.",
      "oq.mdx:19:80 evidence-shared \`evidence/a.txt\` is the evidence of the steps \`OQ-1\`, \`OQ-2\`, with the same content for each.",
      "evidence/other.txt evidence-unnamed No step names this evidence.",
    ]
  `);
});

test('a step identifier that stands twice is a problem', async () => {
  const rest = '| OQ-1 | Log out | The page to log in is shown | | | It is | pass | | Mara | 2026-03-02 |\n';
  expect(await findProblems({ rest })).toMatchInlineSnapshot(`
    [
      "oq.mdx:18:3 step-id-twice Step \`OQ-1\` exists twice: the step in line 20 has the same identifier.",
      "oq.mdx:20:3 step-id-twice Step \`OQ-1\` exists twice: the step in line 18 has the same identifier.",
      "oq.mdx:2:1 steps-differ The steps differ from oq 2: \`OQ-1-2\`.",
    ]
  `);
});

test('every slip of a careless record is told at its field', async () => {
  const rows = ['The start page of this user is shown. | pass | | Mara | 2026-02-30', 'TBD | n/a | | Jo | 2026-04-01'] as const;
  const rest =
    '\n<Deviation id="DEV-1" step="OQ-1" severity="minor" status="open" owner="Jo">Slow</Deviation>\n\nSee [the log](evidence/gone.txt).\n';
  expect(await findProblems({ rows, rest, date: '2026-02-01', head: 'status: closed\nrelease: 1.0.1\n' })).toMatchInlineSnapshot(`
    [
      "oq.mdx:11:1 date-before-candidate The date \`2026-02-01\` is before the candidate \`v1.0.0-rc.1\` existed, on 2026-03-01.",
      "oq.mdx:13:1 record-place-differs The record says release \`1.0.1\`, and its folder says \`1.0.0\`.",
      "oq.mdx:20:123 pass-with-open-deviation Step \`OQ-1\` passed while its deviation \`DEV-1\` is open.",
      "oq.mdx:20:139 date-impossible \`2026-02-30\` is not a day of the calendar.",
      "oq.mdx:21:71 reason-missing Step \`OQ-2\` is n/a and gives no reason.",
      "oq.mdx:21:84 date-in-future The date \`2026-04-01\` is in the future: today is 2026-03-20.",
      "oq.mdx:20:83 expected-copied The actual result of step \`OQ-1\` repeats the expected result word for word.",
      "oq.mdx:21:65 placeholder-left The placeholder \`TBD\` is still there.",
      "oq.mdx:25:5 link-to-nothing The link leads to \`evidence/gone.txt\`, which is not below the record's folder.",
    ]
  `);
});

test('a failed step needs its deviation', async () => {
  const rows = ['A blank page | fail | | Mara | 2026-03-02', ' | | | | '] as const;
  expect(await findProblems({ rows, head: 'status: closed\n' })).toMatchInlineSnapshot(`
    [
      "oq.mdx:19:98 fail-without-deviation Step \`OQ-1\` is fail and has no deviation.",
      "oq.mdx:20:66 step-open-at-close Step \`OQ-2\` has no result, and the record is closed.",
    ]
  `);
});

test('strict raises what records are told', async () => {
  const project = makeRecordsProject();
  project.write(
    `${folder}/oq.mdx`,
    formatRecordText({
      commit: project.first,
      rows: ['The start page of this user is shown | pass | | Mara | 2026-03-02', 'Ten | pass | | Mara | 2026-03-02'],
    }),
  );
  const severityOf = async (strict: readonly string[]) =>
    (await project.collect({ asOf, strict })).problems.find(({ code }) => code === 'expected-copied')?.severity;
  expect([await severityOf([]), await severityOf(['expected-copied'])]).toEqual(['warning', 'error']);
});

test('an older protocol is found in history by its digest, and the steps that differ are told', async () => {
  const project = makeRecordsProject();
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }).replace('Search for a word', 'Search for two words'));
  project.commit('test: execute', '1772620000 +0000');
  project.write(
    'content/protocols/oq.mdx',
    protocolText.replace('version: 2', 'version: 3').replace('Results are shown', 'Results are shown at once'),
  );
  project.commit('docs: revise the protocol', '1772630000 +0000');
  const [record] = listRecords(await project.collect());
  expect(record?.protocol).toMatchObject({ state: 'older', version: '2', current: '3', reason: 'Version 3 is current.' });
  expect(record?.differences).toEqual([
    { step: 'OQ-2', kind: 'changed', field: 'action', protocol: 'Search for a word', record: 'Search for two words' },
  ]);
});

test('a protocol whose text changed without another version is told where it was executed', async () => {
  const project = makeRecordsProject();
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  project.commit('test: execute', '1772620000 +0000');
  project.write('content/protocols/oq.mdx', protocolText.replace('Results are shown', 'Results are shown at once'));
  project.commit('docs: revise the protocol', '1772630000 +0000');
  const book = await project.collect();
  expect(formatFound(book)).toMatchInlineSnapshot(`
    [
      "oq.mdx:4:1 protocol-changed-in-place \`oq\` 2 was changed after the record was executed, without a new version.",
    ]
  `);
  expect(listRecords(book)[0]?.protocol.reason).toBe('The text of version 2 was changed since, without another number.');
});

test('a protocol that is overdue, or called otherwise than its file, or there twice, is told', async () => {
  const project = makeRecordsProject();
  project.write('content/protocols/oq.mdx', protocolText.replace('kind: oq', 'kind: oq\nreviewDue: 2026-03-01'));
  project.write('content/protocols/pq.mdx', protocolText);
  expect(formatFound(await project.collect({ asOf })).filter((line) => !isAboutHistory(line))).toMatchInlineSnapshot(`
    [
      "content/protocols/pq.mdx:1:1 protocol-name-differs The id \`oq\` differs from the file name, which would be \`content/protocols/oq.mdx\`.",
      "content/protocols/pq.mdx:1:1 protocol-twice The protocol \`oq\` exists twice: \`content/protocols/oq.mdx\` is it already.",
      "content/protocols/oq.mdx:1:1 protocol-review-overdue The review was due on \`2026-03-01\`; today is 2026-03-20.",
    ]
  `);
});

test('a critical step has a second person, and who executes is known', async () => {
  const project = makeRecordsProject();
  const table = `| ID | Action | Expected | Actual | Critical | Result | Tester | Checked by |
| --- | --- | --- | --- | --- | --- | --- | --- |
| C-1 | Delete | Gone | It is gone | yes | pass | Mara | |
| C-2 | Delete | Gone | It is gone | yes | pass | Mara | mara |
| C-3 | Delete | Gone | It is gone | yes | pass | Mara | Jo |
| C-4 | Delete | Gone | It is gone | no | pass | Somebody | |
`;
  project.write(
    'content/people.yaml',
    'people:\n  - { principal: mara@x.example, name: Mara }\n  - { principal: jo@x.example, name: Jo }\n',
  );
  project.write(`${folder}/free.mdx`, `---\ntester: Mara\n---\n\n${table}`);
  const found = formatFound(await project.collect({ asOf })).filter((line) => !isAboutHistory(line));
  expect(found.filter((line) => !line.includes('record-field-missing'))).toMatchInlineSnapshot(`
    [
      "free.mdx:7:56 second-person-missing Critical step \`C-1\` has no second person.",
      "free.mdx:8:58 second-person-same \`mara\` executed step \`C-2\` and checked it, too.",
      "free.mdx:10:50 tester-unknown \`Somebody\` is not in \`content/people.yaml\`.",
    ]
  `);
  expect(found.filter((line) => line.includes('record-field-missing')).map((line) => /say (`\w+`)/.exec(line)?.[1])).toEqual(
    ['protocol', 'protocolVersion', 'protocolDigest', 'candidate', 'environment'].map((field) => `\`${field}\``).sort(),
  );
});

test('a run that continues what is not there, and a number that two have, are told', async () => {
  const project = makeRecordsProject();
  const text = (head: string) => formatRecordText({ commit: project.first, head });
  project.write(`${folder}/oq.mdx`, text(''));
  project.write(`${folder}/oq.run-2.mdx`, text('previous: oq.run-7\n'));
  project.write(`${folder}/oq-again.mdx`, text('run: 2\nprevious: oq\n'));
  const book = await project.collect({ asOf });
  expect(formatFound(book).filter((line) => !isAboutHistory(line))).toMatchInlineSnapshot(`
    [
      "oq.run-2.mdx:2:1 run-twice Run 2 exists twice: \`content/releases/portal/1.0.0/oq-again.mdx\` is it already.",
      "oq.run-2.mdx:12:1 previous-unknown \`oq.run-7\` is not an earlier run of the same protocol in the same folder.",
    ]
  `);
  expect(listRecords(book).map(({ slug, run, previous }) => [slug, run, previous])).toEqual([
    ['oq-again', 2, `${folder}/oq.mdx`],
    ['oq', 1, null],
    ['oq-run-2', 2, `${folder}/oq.mdx`],
  ]);
});

test('a second run carries what it did not run again, until what it depends on was', async () => {
  const project = makeRecordsProject();
  const deviation =
    '\n<Deviation id="DEV-1" step="OQ-1" severity="major" status="closed" owner="Jo" disposition="Mended">Blank</Deviation>\n';
  const failed = ['A blank page | fail | | Mara | 2026-03-02', 'Ten | pass | | Mara | 2026-03-02'] as const;
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, rows: failed, rest: deviation }));
  const second = { commit: project.second, tag: 'v1.0.0-rc.2', date: '2026-03-04' };
  project.write(
    `${folder}/oq.run-2.mdx`,
    formatRecordText({ ...second, rows: ['The page of Mara | pass | | Mara | 2026-03-04', ' | | | | '] }),
  );
  const [, record] = listRecords(await project.collect({ asOf }));
  expect(record).toMatchObject({ slug: 'oq-run-2', run: 2, previous: `${folder}/oq.mdx`, state: 'in-progress' });
  expect(record?.standings).toMatchObject([
    { step: 'OQ-1', result: 'pass', candidate: '1.0.0-rc.2', carried: false, reason: '' },
    {
      step: 'OQ-2',
      result: 'untouched',
      carried: false,
      reason: 'Run 1 said pass; `OQ-1`, on which it depends, was run again in run 2, so it must be run again too.',
    },
  ]);
});

test('a request that is decided in its cooling-off period is a problem, and lies with the operations', async () => {
  const project = makeRecordsProject();
  project.write(
    'content/protocols/deletion.mdx',
    '---\nid: deletion\ntitle: Deletion\nversion: 1\nkind: deletion-request\ncoolingOff: 14\n---\n\n- [ ] Delete it\n',
  );
  project.write(
    'content/operations/deletion/d-1.mdx',
    '---\nprotocol: deletion\nrequested: 2026-03-10\nreason: Asked for\nstakeholders: [Jo]\ndecision: approved\n---\n\n- [ ] Delete it\n',
  );
  const book = await project.collect({ asOf });
  expect(book.operations).toMatchObject([
    {
      path: 'content/operations/deletion/d-1.mdx',
      product: null,
      kind: 'deletion-request',
      coolingOff: { from: '2026-03-10', until: '2026-03-24T00:00:00+00:00', over: false, decision: 'approved' },
      request: { reason: 'Asked for', stakeholders: ['Jo'], requested: '2026-03-10' },
    },
  ]);
  expect(formatFound(book).filter((line) => / decision-too-early /.test(line))).toMatchInlineSnapshot(`
    [
      "content/operations/deletion/d-1.mdx:6:1 decision-too-early The decision \`approved\` was made before the cooling-off period ends on 2026-03-24. It is \`pending\` until then.",
    ]
  `);
  project.write('content/operations/deletion/d-2.mdx', '---\nprotocol: deletion\n---\n\n- [ ] Delete it\n');
  const later = await project.collect({ asOf: '2026-03-25T00:00:00+00:00' });
  expect(later.operations.map(({ slug, run, previous }) => [slug, run, previous])).toEqual([
    ['d-1', 1, null],
    ['d-2', 1, null],
  ]);
  expect(formatFound(later).filter((line) => / run-twice /.test(line))).toEqual([]);
  expect(later.operations[0]?.coolingOff?.over).toBe(true);
  expect(formatFound(later).filter((line) => / decision-too-early /.test(line))).toEqual([]);
});

test('a record that was deleted is missed', async () => {
  const project = makeRecordsProject();
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  project.commit('test: execute', '1772620000 +0000');
  rmSync(join(project.root, folder, 'oq.mdx'));
  expect(formatFound(await project.collect()).filter((line) => / record-deleted /.test(line))).toMatchInlineSnapshot(`
    [
      "oq.mdx record-deleted The record \`content/releases/portal/1.0.0/oq.mdx\` was deleted.",
    ]
  `);
});

test('the matrix leads from requirement and pull request to the tag, with its holes', async () => {
  const project = makeRecordsProject();
  project.write(
    `${folder}/oq.mdx`,
    formatRecordText({ commit: project.first, rows: ['The page of Mara | pass | evidence/a.txt | Mara | 2026-03-02', ' | | | | '] }),
  );
  project.write(`${folder}/evidence/a.txt`, 'log');
  const book = await project.collect({ asOf });
  const traces = book.products[0]?.releases[0]?.validation.traces ?? [];
  expect(
    traces.map(({ reference, pulls, steps, evidence, tags, holes }) => ({
      of: `${reference.kind} ${reference.id}`,
      pulls,
      steps: steps.map(({ step, result }) => `${step} ${result}`),
      evidence,
      tags,
      holes,
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "evidence": [
          "evidence/a.txt",
        ],
        "holes": [
          "The record \`oq\` is in progress.",
        ],
        "of": "requirement REQ-1",
        "pulls": [
          13,
        ],
        "steps": [
          "OQ-1 pass",
        ],
        "tags": [
          "v1.0.0",
        ],
      },
      {
        "evidence": [],
        "holes": [
          "Step \`OQ-2\` has no result.",
          "No step that verifies it has evidence.",
          "The record \`oq\` is in progress.",
        ],
        "of": "requirement REQ-2",
        "pulls": [],
        "steps": [
          "OQ-2 untouched",
        ],
        "tags": [
          "v1.0.0",
        ],
      },
      {
        "evidence": [],
        "holes": [
          "No step verifies it.",
        ],
        "of": "pull #12",
        "pulls": [
          12,
        ],
        "steps": [],
        "tags": [
          "v1.0.0",
        ],
      },
      {
        "evidence": [
          "evidence/a.txt",
        ],
        "holes": [
          "The record \`oq\` is in progress.",
        ],
        "of": "pull #13",
        "pulls": [
          13,
        ],
        "steps": [
          "OQ-1 pass",
        ],
        "tags": [
          "v1.0.0",
        ],
      },
    ]
  `);
});
