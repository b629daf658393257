import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { formatSshPublicBlob, formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { parseStatement } from '../../src/validation/assemble/signoffs/parse-statement.ts';
import { nameSignature, planSignoff } from '../../src/validation/assemble/signoffs/plan-signoff.ts';
import type { SignoffSources } from '../../src/validation/assemble/signoffs/signoff-sources.ts';
import { verifyBook } from '../../src/validation/assemble/signoffs/verify-book.ts';
import { digestText } from '../../src/validation/read/documents/digest-text.ts';
import type { Statement } from '../../src/validation/schema/signoffs/signoff.ts';
import { folderDigest } from '../build/folder-digest.ts';
import { formatFound, formatRecordText, listRecords, makeRecordsProject, type RecordsProject } from '../fixture/records-project.ts';

const folder = 'content/releases/portal/1.0.0';
const keys = {
  mara: generateKeyPairSync('ed25519').privateKey,
  jo: generateKeyPairSync('ed25519').privateKey,
  lin: generateKeyPairSync('ed25519').privateKey,
} as const satisfies Readonly<Record<string, KeyObject>>;
type Signer = keyof typeof keys;

let project: RecordsProject;

beforeEach(() => {
  project = makeRecordsProject();
  project.write(
    'content/people.yaml',
    'people:\n  - { principal: mara, name: Mara, roles: [{ role: tester }, { role: qa }] }\n  - { principal: jo, name: Jo, roles: [{ role: tester }, { role: qa }] }\n  - { principal: lin, name: Lin, roles: [{ role: qa }] }\n',
  );
  const signers = (['mara', 'jo', 'lin'] as const).map((who) => `${who} namespaces="signoff@docket" ${formatSshPublicKey(keys[who])}\n`);
  project.write('content/allowed_signers', signers.join(''));
  project.commit('docs: say who may sign', '1767225600 +0000');
});

/** What signing gave, by all that it depends on. Many tests begin with the same acts, and a signature of the same is the same. */
const signed = new Map<string, { readonly said: string; readonly files: readonly (readonly [path: string, bytes: Uint8Array])[] }>();

/** Signs as `docket sign` does; says why not where it refuses. Gives the path of the pair without its ending. */
async function sign(...args: Parameters<typeof signAnew>): Promise<string> {
  const folders = [join(project.root, 'content'), join(project.root, '.git', 'refs'), join(project.product.path, '.git', 'refs')];
  const key = JSON.stringify([args, ...folders.map((place) => (existsSync(place) ? folderDigest(place) : null))]);
  const before = signed.get(key);
  for (const [path, bytes] of before?.files ?? []) project.write(path, bytes);
  if (before !== undefined) return before.said;
  const said = await signAnew(...args);
  const paths = ['json', 'sig'].map((ending) => `${said}.${ending}`).filter((path) => existsSync(join(project.root, path)));
  signed.set(key, { said, files: paths.map((path) => [path, readFileSync(join(project.root, path))]) });
  return said;
}

async function signAnew(
  record: string,
  who: Signer,
  role: 'tester' | 'qa',
  refuses = false,
  signedAt = '2026-03-05T10:00:00Z',
): Promise<string> {
  const found: SignoffSources[] = [];
  await project.collect({ onSignoffs: (sources) => found.push(sources) });
  const [sources] = found;
  const context = sources?.contexts.get(`${folder}/${record}.mdx`);
  if (sources === undefined || context === undefined) throw new Error(`There is no ${record}.`);
  const own = sources.files.filter((file) => file.record === context.record.path);
  const more = { meaning: refuses ? ('disapproval' as const) : null, comment: refuses ? 'Not this one' : '' };
  const wish = { role, principal: null, publicKey: formatSshPublicBlob(keys[who]), signedAt, zone: 'UTC', ...more };
  const { statement, refusal } = planSignoff(context, own, { wish, keys: sources.keys });
  if (statement === null) return refusal;
  const message = Buffer.from(formatStatement(statement));
  const pair = `${folder}/signatures/${record}/${nameSignature(statement)}`;
  project.write(`${pair}.json`, message);
  project.write(`${pair}.sig`, signSsh({ key: keys[who], namespace: 'signoff@docket', message }));
  return pair;
}

/** Before anybody signs. */
const executed = '1772700000 +0000';
const later = '2026-03-06T10:00:00Z';

async function tell(record: string) {
  const book = await project.collect();
  const { state, signoffs } = listRecords(book).find(({ slug }) => slug === record) ?? { state: 'not there', signoffs: [] };
  const { failures, doubts } = verifyBook(book, { below: [], root: null });
  const reasons = failures.map(({ reason }) => reason);
  return {
    state,
    signoffs: signoffs.map((signoff) => signoff.state),
    failures: reasons,
    doubts: doubts.map(({ reason }) => reason),
    found: formatFound(book),
  };
}

function writeRuns(firstTester = 'Mara'): void {
  const done = (what: string) => `${what} | pass | | ${firstTester} | 2026-03-02`;
  project.write(
    `${folder}/oq.mdx`,
    formatRecordText({ commit: project.first, rows: [done('Mine'), 'Ten | pass | ten.log | Mara | 2026-03-02'] }),
  );
  project.write(`${folder}/evidence/ten.log`, 'ten\n');
  const rows = [' | | | | ', 'Ten | pass | | Mara | 2026-03-04'] as const;
  project.write(`${folder}/oq.run-2.mdx`, formatRecordText({ commit: project.second, tag: 'v1.0.0-rc.2', date: '2026-03-04', rows }));
}

test('who executed what an earlier run lends to a record may not approve it', async () => {
  writeRuns('Lin');
  await sign('oq.run-2', 'mara', 'tester');
  expect(await sign('oq.run-2', 'lin', 'qa')).toBe('Lin executed the record, and the role `qa` asks for another person.');
});

test('an earlier run whose results count is signed with the record, and all that it names', async () => {
  writeRuns();
  project.commit('test: execute', executed);
  await sign('oq.run-2', 'mara', 'tester');
  await sign('oq.run-2', 'jo', 'qa');
  expect(await tell('oq-run-2')).toMatchObject({ state: 'approved', signoffs: ['valid', 'valid'], failures: [] });
  project.write(`${folder}/evidence/ten.log`, 'six\n');
  expect(await tell('oq-run-2')).toMatchObject({ state: 'stale', signoffs: ['evidence-changed', 'evidence-changed'] });
  project.write(`${folder}/evidence/ten.log`, 'ten\n');
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, rows: ['Other | pass | | Mara | 2026-03-02', ' | | | | '] }));
  expect(await tell('oq-run-2')).toMatchObject({ state: 'stale', signoffs: ['evidence-changed', 'evidence-changed'] });
});

test('a file that the words of a record link to is signed with it', async () => {
  project.write(`${folder}/evidence/report.txt`, 'good\n');
  project.write(
    `${folder}/oq.mdx`,
    formatRecordText({ commit: project.first, rest: '\nAll is in the [report](./evidence/report.txt).\n' }),
  );
  await sign('oq', 'mara', 'tester');
  project.write(`${folder}/evidence/report.txt`, 'bad!\n');
  expect(await tell('oq')).toMatchObject({ state: 'stale', signoffs: ['evidence-changed'] });
});

test('a signature that was taken away though it stands is missed, whichever it is', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  const refusal = await sign('oq', 'lin', 'qa', true);
  project.commit('test: execute', '1772720000 +0000');
  expect(await tell('oq')).toMatchObject({ state: 'refused', signoffs: ['valid', 'valid', 'valid'], failures: [] });
  for (const ending of ['json', 'sig']) rmSync(join(project.root, `${refusal}.${ending}`));
  const { failures, found } = await tell('oq');
  const missed = 'The signature `3-qa-lin` was taken away: git still has it, and it is genuine.';
  expect(failures).toEqual([missed]);
  expect(found.filter((line) => line.includes(' signature-taken-away '))).toEqual([
    `signatures/oq/3-qa-lin.json signature-taken-away ${missed}`,
  ]);
  project.commit('test: tidy', '1772730000 +0000');
  expect((await tell('oq')).failures).toEqual([missed]);
});

test('a refusal that is not genuine any more hides no refusal', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  const refusal = await sign('oq', 'lin', 'qa', true);
  project.write(`${refusal}.sig`, signSsh({ key: keys.lin, namespace: 'signoff@docket', message: Buffer.from('else') }));
  expect(await tell('oq')).toMatchObject({ state: 'waiting', signoffs: ['valid', 'valid', 'invalid'] });
});

test('who approved may not sign as author afterwards', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  expect(await sign('oq', 'jo', 'tester')).toBe('Jo signed the record as `qa`, and that role asks for another person than its author.');
});

/** Changes a statement and signs it anew with its own key, as somebody would who goes about it without `docket sign`. */
function restate(pair: string, who: Signer, change: Partial<Statement>): void {
  const statement = parseStatement(readFileSync(join(project.root, `${pair}.json`))).statement;
  if (statement === null) throw new Error(`There is no ${pair}.`);
  const message = Buffer.from(formatStatement({ ...statement, ...change }));
  project.write(`${pair}.json`, message);
  project.write(`${pair}.sig`, signSsh({ key: keys[who], namespace: 'signoff@docket', message }));
}

test('a role that is given later makes no signature good that was made without it', async () => {
  const { 'people.yaml': people } = read('people.yaml');
  const without = `${people}`.replace('name: Jo, roles: [{ role: tester }, { role: qa }]', 'name: Jo, roles: [{ role: tester }]');
  project.write('content/people.yaml', without);
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  expect(await sign('oq', 'jo', 'qa')).toBe('Jo does not have the role `qa`.');
  project.commit('test: execute', '1772704800 +0000');
  project.write('content/people.yaml', `${people}`);
  const pair = await sign('oq', 'jo', 'qa');
  restate(pair, 'jo', { policy: digestText(without) });
  project.commit('test: let Jo approve', '1772720000 +0000');
  expect(await tell('oq')).toMatchObject({
    state: 'waiting',
    signoffs: ['valid', 'role-not-allowed'],
    failures: [
      'role-not-allowed: Jo did not have the role `qa` in the `content/people.yaml` that the statement names; it was given later.',
    ],
  });
  for (const ending of ['json', 'sig']) rmSync(join(project.root, `${pair}.${ending}`));
  await sign('oq', 'jo', 'qa');
  // The first signature came with the text in one commit, so that nothing shows when it was made.
  expect(await tell('oq')).toMatchObject({ state: 'doubtful', signoffs: ['valid', 'valid'], failures: [] });
});

test('a signature that claims to be older than the one that it follows is out of sequence', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  restate(await sign('oq', 'jo', 'qa'), 'jo', { signedAt: '2026-03-05T09:00:00Z' });
  expect(await tell('oq')).toMatchObject({
    state: 'waiting',
    signoffs: ['valid', 'out-of-sequence'],
    failures: [
      'out-of-sequence: It says that it was made at 2026-03-05T09:00:00Z, before the signature that it follows, at 2026-03-05T10:00:00Z.',
    ],
  });
});

test('neither a retired key nor an ended role comes back by a time that git refutes', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  project.commit('test: execute', '1772700000 +0000');
  restate(await sign('oq', 'mara', 'tester'), 'mara', { signedAt: '2026-03-03T10:00:00Z' });
  expect((await tell('oq')).signoffs).toEqual(['time-out-of-bounds']);
  const { allowed_signers: signers, 'people.yaml': people } = read('allowed_signers', 'people.yaml');
  project.write('content/allowed_signers', `${signers}`.replace('mara namespaces="signoff@docket"', '$&,valid-before="20260304Z"'));
  expect((await tell('oq')).failures).toEqual([
    'key-not-valid-then: It says that it was made at 2026-03-03T10:00:00Z, and git shows that it was not before 2026-03-05T08:40:00+00:00: the key was retired by then.',
  ]);
  project.write('content/allowed_signers', `${signers}`);
  project.write('content/people.yaml', `${people}`.replace('role: tester', 'role: tester, until: 2026-03-04T00:00:00Z'));
  expect((await tell('oq')).failures).toEqual([
    'role-not-allowed: Mara had the role `tester` at 2026-03-03T10:00:00Z, and git shows that it was not signed before 2026-03-05T08:40:00+00:00, when it had ended.',
  ]);
});

test('a deviation that is closed without a disposition is told', async () => {
  const rest = '\n<Deviation id="DEV-1" step="OQ-1" severity="minor" status="closed" owner="Jo">Slow</Deviation>\n';
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, rest }));
  expect((await tell('oq')).found.filter((line) => line.includes(' deviation-without-disposition '))).toEqual([
    'oq.mdx:21:1 deviation-without-disposition Deviation `DEV-1` is closed and does not say what was decided and why.',
  ]);
});

function read(...files: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(project.root, 'content', file), 'utf8')]));
}

test('a refusal whose files hold another signature is missed, whether they were overwritten or made anew', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  const approval = await sign('oq', 'jo', 'qa');
  const refusal = await sign('oq', 'lin', 'qa', true);
  project.commit('test: execute', '1772720000 +0000');
  const missed = 'The signature `3-qa-lin` was taken away: git still has it, and it is genuine.';
  const rename = (from: string, to: string): void => {
    for (const ending of ['json', 'sig']) renameSync(join(project.root, `${from}.${ending}`), join(project.root, `${to}.${ending}`));
  };
  rename(approval, refusal);
  expect(await tell('oq')).toMatchObject({ signoffs: ['valid', 'valid', 'taken-away'], failures: [missed] });
  project.commit('test: tidy', '1772730000 +0000');
  expect((await tell('oq')).failures).toEqual([missed]);
  rename(refusal, approval);
  project.commit('test: put back', '1772740000 +0000');
  rename(approval, refusal);
  project.commit('test: tidy again', '1772750000 +0000');
  expect((await tell('oq')).failures).toEqual([missed]);
});

test('a record that is deleted with its signatures is missed by whoever verifies', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  project.write(`${folder}/uat.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  project.commit('test: execute', '1772720000 +0000');
  for (const path of ['oq.mdx', 'uat.mdx', 'signatures']) rmSync(join(project.root, folder, path), { recursive: true });
  project.commit('test: tidy', '1772730000 +0000');
  const { failures, found } = await tell('oq');
  expect(failures).toEqual(['The signed record `content/releases/portal/1.0.0/oq.mdx` was deleted.']);
  expect(found.filter((line) => line.includes('-deleted ')).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'oq.mdx signed-record-deleted',
    'uat.mdx record-deleted',
  ]);
});

test('a record that is deleted is missed where another file takes its name, too', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  project.write(`${folder}/uat.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  project.commit('test: execute', '1772720000 +0000');
  for (const path of ['oq.mdx', 'signatures']) rmSync(join(project.root, folder, path), { recursive: true });
  project.commit('test: tidy', '1772730000 +0000');
  renameSync(join(project.root, folder, 'uat.mdx'), join(project.root, folder, 'oq.mdx'));
  project.commit('test: rename', '1772740000 +0000');
  const { failures, signoffs } = await tell('oq');
  expect({ failures: failures.toSorted(), signoffs }).toEqual({
    failures: [
      'The signature `1-tester-mara` was taken away: git still has it, and it is genuine.',
      'The signed record `content/releases/portal/1.0.0/oq.mdx` was deleted, and another file has its name now.',
    ],
    signoffs: ['taken-away'],
  });
});

test('a tag that moved after people signed for it is told, and so is a release of other files', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  project.commit('test: execute', executed);
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  expect(await tell('oq')).toMatchObject({ state: 'approved', failures: [], doubts: [] });
  const { product, first } = project;
  const other = product.commit('fix: at the last moment (#14)', { files: { 'a.txt': 'c' }, date: '1772618400 +0000' });
  for (const name of ['v1.0.0-rc.1', 'v1.0.0']) {
    product.git('tag', '-d', name);
    product.tag(name, 'Again', { date: '1772618400 +0000' });
  }
  const moved = `The tag \`v1.0.0-rc.1\` was moved to \`${other}\` after \`Mara\`, \`Jo\` signed for it at \`${first}\`.`;
  const { failures, doubts, found } = await tell('oq');
  expect({ failures, doubts }).toEqual({
    failures: [moved],
    doubts: ['`v1.0.0` was tagged at a commit other than the one that was tested.'],
  });
  expect(found.filter((line) => / (?:signed-tag-moved|candidate-)/.test(line))).toEqual([`oq.mdx:7:3 signed-tag-moved ${moved}`]);
  product.git('tag', '-d', 'v1.0.0-rc.1');
  expect((await tell('oq')).doubts.join('\n')).toContain('There is no tag `v1.0.0-rc.1`');
});

test('a tag that moved under a record without a commit takes its signatures with it', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }).replace(/ {2}commit: .*\n/, ''));
  await sign('oq', 'mara', 'tester');
  const other = project.product.commit('fix: at the last moment (#14)', { date: '1772618400 +0000' });
  project.product.git('tag', '-f', 'v1.0.0-rc.1', other);
  expect((await tell('oq')).failures).toEqual([
    `moved: It was made for the commit \`${project.first}\`, and the tag \`v1.0.0-rc.1\` of the record is at \`${other}\` now.`,
  ]);
});

test('steps that were left out without a reason are not approved, whatever the bytes of a signature say', async () => {
  const out = 'Not here | n/a | | Mara | 2026-03-02';
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, rows: [out, out] }));
  await sign('oq', 'mara', 'tester');
  expect(await sign('oq', 'jo', 'qa')).toBe('`OQ-1`, `OQ-2` left out without a reason.');
  const reasoned = out.replace('n/a', 'n/a: no such module');
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, rows: [reasoned, reasoned] }));
  project.commit('test: execute', executed);
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  expect(await tell('oq')).toMatchObject({
    state: 'doubtful',
    doubts: ['Nothing was executed: all 2 steps were left out as n/a or skipped.'],
  });
});

test('what git does not hold is not approved, though all have signed it', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  const unheld = 'Git holds neither the text that was signed nor the signature: nothing shows when it was made. Commit both.';
  expect(await tell('oq')).toMatchObject({ state: 'doubtful', doubts: [unheld] });
});

test('a refusal is not gone with another number, state or name of its record', async () => {
  const text = formatRecordText({ commit: project.first });
  project.write(`${folder}/oq.mdx`, text);
  project.commit('test: execute', executed);
  await sign('oq', 'jo', 'qa', true);
  project.commit('test: refuse', '1772706000 +0000');
  const numbered = (run: number, rest = '') => text.replace('protocol: oq', `protocol: oq\nrun: ${run}${rest}`);
  const cases: readonly (readonly [refused: string, other: string, written: string])[] = [
    [text, 'oq-b', text.replace('Mine', 'Here')],
    [text.replace('protocol: oq', 'protocol: oq\nstatus: void\nreason: By mistake'), 'oq.run-2', numbered(2)],
    [numbered(3), 'oq.run-2', numbered(2)],
  ];
  for (const [refused, name, written] of cases) {
    project.write(`${folder}/oq.mdx`, refused);
    project.write(`${folder}/${name}.mdx`, written);
    project.commit('test: again', '1772720000 +0000');
    await sign(name, 'mara', 'tester', false, later);
    await sign(name, 'jo', 'qa', false, later);
    const told = await tell(name.replace('.', '-'));
    expect([told.state, told.signoffs], name).toEqual(['waiting', ['valid', 'valid']]);
    rmSync(join(project.root, `${folder}/${name}.mdx`));
    rmSync(join(project.root, `${folder}/signatures/${name}`), { recursive: true });
  }
});

test('the initials of somebody nobody knows, and results of another environment, are doubts', async () => {
  const by = (tester: string) => `Mine | pass | | ${tester} | 2026-03-02`;
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first, rows: [by('Mara'), by('Mara (xy)')] }));
  project.commit('test: execute', executed);
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  const { state, doubts } = await tell('oq');
  expect([state, doubts.filter((doubt) => doubt.includes('xy')).length]).toEqual(['doubtful', 1]);
  rmSync(join(project.root, `${folder}/signatures`), { recursive: true });
  writeRuns();
  const first = readFileSync(join(project.root, folder, 'oq.mdx'), 'utf8');
  project.write(`${folder}/oq.mdx`, first.replace('environment: staging', 'environment: development'));
  project.commit('test: execute again', '1772701000 +0000');
  await sign('oq.run-2', 'mara', 'tester');
  await sign('oq.run-2', 'jo', 'qa');
  expect((await tell('oq-run-2')).doubts).toEqual(['Results count that were seen in another environment: `OQ-1` in development.']);
});

test('signatures behind a symbolic link are told and do not count, nor does a list of keys behind one', async () => {
  project.write(`${folder}/oq.mdx`, formatRecordText({ commit: project.first }));
  await sign('oq', 'mara', 'tester');
  const link = `${folder}/signatures`;
  renameSync(join(project.root, link), join(project.root, 'elsewhere'));
  symlinkSync('../../../../elsewhere', join(project.root, link));
  const told = 'This is no plain file: a symbolic link, a pipe or a device. It was not read.';
  expect(await tell('oq')).toMatchObject({
    signoffs: ['taken-away'],
    failures: [told, 'The signature `1-tester-mara` was taken away: git still has it, and it is genuine.'],
  });
  rmSync(join(project.root, link));
  renameSync(join(project.root, 'elsewhere'), join(project.root, link));
  expect(await tell('oq')).toMatchObject({ signoffs: ['valid'], failures: [] });
  renameSync(join(project.root, 'content/allowed_signers'), join(project.root, 'signers'));
  symlinkSync('../signers', join(project.root, 'content/allowed_signers'));
  expect(await tell('oq')).toMatchObject({ signoffs: ['key-unknown'], failures: [expect.stringMatching(/^key-unknown/), told] });
});

test('a record that calls the whole of it failed, and no step of it, is not shown as approved', async () => {
  const rows = ['Mine | pass | | Mara | 2026-03-02', 'Ten | pass | | Mara | 2026-03-02'] as const;
  project.write(`${folder}/oq.mdx`, `${formatRecordText({ commit: project.first, rows })}\n**Overall result:** FAIL\n`);
  project.commit('test: execute', executed);
  await sign('oq', 'mara', 'tester');
  await sign('oq', 'jo', 'qa');
  const { state, doubts } = await tell('oq');
  expect(state).toBe('doubtful');
  expect(doubts).toContain('The overall result `FAIL` says that something failed, and no step failed.');
});

test('what is wrong in a record that people signed is a doubt, and in another one it is not', async () => {
  const [row, gone] = ['Mine | pass | | Mara | 2026-02-30', 'Ten | pass | ten.log | Mara | 2026-03-02'];
  const text = formatRecordText({ commit: project.first, rows: [row, gone] });
  project.write(`${folder}/oq.mdx`, text.replace('Search for a word', 'Search for a letter'));
  project.commit('test: execute', executed);
  expect((await tell('oq')).doubts).toEqual([]);
  await sign('oq', 'mara', 'tester');
  const { failures, doubts } = await tell('oq');
  expect(failures).toEqual([]);
  expect(doubts.map((doubt) => doubt.slice(0, 50))).toEqual([
    'The evidence `ten.log` is not below `evidence/` in',
    'The steps differ from oq 2: `OQ-2`.',
    '`2026-02-30` is not a day of the calendar.',
  ]);
});

test('a root of trust that the folder names and that does not vouch fails, with or without a pin', async () => {
  const book = {
    ...(await project.collect()),
    signing: { policy: null, root: { threshold: 1, keys: [], state: 'not-vouched' as const, reason: 'Too few.' } },
  };
  expect(verifyBook(book, { below: [], root: null }).failures).toEqual([{ source: 'content/trust', reason: 'Too few.' }]);
  const pinned = { ...book.signing.root, state: 'vouched' as const };
  expect(verifyBook(book, { below: [], root: pinned }).failures).toEqual([]);
});
