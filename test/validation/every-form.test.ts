import { generateKeyPairSync } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatSshFingerprint } from '../../src/keys/ssh-key.ts';
import { formatSshPublicBlob, formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { nameSignature, planSignoff } from '../../src/validation/assemble/signoffs/plan-signoff.ts';
import type { SignoffSources } from '../../src/validation/assemble/signoffs/signoff-sources.ts';
import { verifyBook } from '../../src/validation/assemble/signoffs/verify-book.ts';
import { digestText } from '../../src/validation/read/documents/digest-text.ts';
import { validationIndex } from '../../src/validation/views/lists/validation-index.ts';
import { validationStamp } from '../../src/validation/views/lists/work-summary.ts';
import { formatRecordText, listRecords, makeRecordsProject, type RecordsProject } from '../fixture/records-project.ts';
import { makeFolder, openRepository, type TestRepository } from '../git-repository.ts';
import { showEveryForm } from './every-form.ts';

const folder = 'content/releases/portal/1.0.0';
const keys = {
  mara: generateKeyPairSync('ed25519').privateKey,
  jo: generateKeyPairSync('ed25519').privateKey,
  lin: generateKeyPairSync('ed25519').privateKey,
  root: generateKeyPairSync('ed25519').privateKey,
};
const asOf = '2026-04-01T00:00:00Z';
const start = 1772700000;

let project: RecordsProject;
let git: TestRepository;
let hour = 0;

function commit(message: string): void {
  hour += 1;
  project.commit(message, `${start + hour * 3600} +0000`);
}

async function sign(who: 'mara' | 'jo' | 'lin', refuses = false): Promise<string> {
  const found: SignoffSources[] = [];
  await project.collect({ asOf, onSignoffs: (sources) => found.push(sources) });
  const [sources] = found;
  const context = sources?.contexts.get(`${folder}/oq.mdx`);
  if (sources === undefined || context === undefined) throw new Error('There is no record.');
  const { statement, refusal } = planSignoff(context, sources.files, {
    keys: sources.keys,
    missing: sources.missing.get(context.record.path) ?? [],
    wish: {
      role: who === 'mara' ? 'tester' : 'qa',
      meaning: refuses ? 'disapproval' : null,
      publicKey: formatSshPublicBlob(keys[who]),
      principal: null,
      comment: refuses ? 'Data loss.' : '',
      signedAt: new Date((start + hour * 3600 + 1800) * 1000).toISOString().replace('.000Z', 'Z'),
      zone: 'UTC',
    },
  });
  if (statement === null) throw new Error(refusal);
  const message = formatStatement(statement);
  const stem = `${folder}/signatures/oq/${nameSignature(statement)}`;
  project.write(`${stem}.json`, message);
  project.write(`${stem}.sig`, signSsh({ key: keys[who], namespace: 'signoff@docket', message: Buffer.from(message) }));
  return stem;
}

/** Root keys vouch for keys and people as they are. */
function vouch(): void {
  for (const name of ['people.yaml', 'allowed_signers']) {
    const message = readFileSync(join(project.root, 'content', name));
    project.write(`content/trust/${name}/1-root.sig`, signSsh({ key: keys.root, namespace: 'trust@docket', message }));
  }
}

const people = (more: string): string => {
  const list = (['mara', 'jo', 'lin'] as const).map(
    (who) => `  - { principal: ${who}, name: ${who}, roles: [{ role: ${who === 'mara' ? 'tester' : 'qa'} }] }\n`,
  );
  return `people:\n${list.join('')}${more}`;
};
const rooted = `root: { threshold: 1, keys: ['${formatSshFingerprint(formatSshPublicBlob(keys.root))}'] }\n`;
const trace = (text: string): string => text.replace('REQ-1, #13', '#13').replace('REQ-2', '#12');
const remove = (...files: readonly string[]): void => {
  for (const file of files) rmSync(join(project.root, file), { recursive: true });
  commit('chore: tidy');
};
const change = (file: string, edit: (text: string) => string): void => {
  project.write(file, edit(readFileSync(join(project.root, file), 'utf8')));
  commit('chore: tidy');
};

/** A release that is approved, and of which nothing is doubtful. */
async function approve(): Promise<void> {
  project = makeRecordsProject();
  const protocol = trace(readFileSync(join(project.root, 'content/protocols/oq.mdx'), 'utf8'));
  project.write('content/protocols/oq.mdx', protocol);
  project.write('content/people.yaml', people(rooted));
  const signers = (['mara', 'jo', 'lin'] as const).map((who) => `${who} namespaces="signoff@docket" ${formatSshPublicKey(keys[who])}\n`);
  project.write('content/allowed_signers', signers.join(''));
  const row = (step: number): string => `Seen | pass | evidence/${step}.txt | mara | 2026-03-02`;
  const text = formatRecordText({ commit: project.first, digest: digestText(protocol), rows: [row(1), row(2)] });
  project.write(`${folder}/oq.mdx`, trace(text));
  for (const step of [1, 2]) project.write(`${folder}/evidence/${step}.txt`, `${step}`);
  vouch();
  commit('test: execute');
  git = openRepository(project.root);
  await sign('mara');
  commit('test: sign');
  await sign('jo');
  commit('test: approve');
}

function copyAll(from: (name: 'content' | 'product') => string, to: (name: 'content' | 'product') => string): void {
  for (const name of ['content', 'product'] as const) {
    rmSync(to(name), { recursive: true, force: true });
    cpSync(from(name), to(name), { recursive: true });
  }
}

const approval = `${folder}/signatures/oq/2-qa-jo`;
const record = `${folder}/oq.mdx`;

interface Case {
  readonly name: string;
  /** What is done to the approved release. */
  readonly act: () => void | Promise<void>;
  /** The state of the record, then kind and word of the stamp of its release, and whether something that was signed is not valid. */
  readonly is: readonly [state: string, stamp: string, verify: 'passes' | 'fails'];
}

const refuse = async (): Promise<void> => {
  await sign('lin', true);
  commit('test: refuse');
};
const removeRefusal = (): void => remove(`${folder}/signatures/oq/3-qa-lin.json`, `${folder}/signatures/oq/3-qa-lin.sig`);
/** Tags other files than those that were tested. */
const tagOther = (name: string): void => {
  project.product.git('tag', '-d', 'v1.0.0');
  project.product.commit('fix: more (#14)', { files: { 'b.txt': 'b' }, date: '1772600000 +0000' });
  project.product.tag(name, 'Other', { date: '1772600000 +0000' });
};
const clone = (...args: readonly string[]): void => {
  const copy = join(makeFolder(), 'clone');
  git.git('clone', '-q', '--no-local', ...args, `file://${project.root}`, copy);
  rmSync(join(project.root, '.git'), { recursive: true });
  cpSync(join(copy, '.git'), join(project.root, '.git'), { recursive: true });
};

const cases: readonly Case[] = [
  { name: 'approved', act: () => {}, is: ['approved', 'signed approved', 'passes'] },
  { name: 'no root of trust', act: () => change('content/people.yaml', () => people('')), is: ['approved', 'signed approved', 'passes'] },
  {
    name: 'gaps in traceability',
    act: () => {
      project.product.commit('feat: more (#15)', { date: '1772532000 +0000' });
      project.product.git('tag', '-f', 'v1.0.0');
    },
    is: ['approved', 'doubt approved, 1 gap in traceability', 'passes'],
  },
  {
    name: 'root keys do not vouch',
    act: () => change('content/people.yaml', (text) => `${text}# x\n`),
    is: ['doubtful', 'doubt signed, with doubts', 'fails'],
  },
  { name: 'refused', act: refuse, is: ['refused', 'bad refused', 'passes'] },
  {
    name: 'refusal deleted',
    act: async () => {
      await refuse();
      removeRefusal();
    },
    is: ['refused', 'bad refused', 'fails'],
  },
  { name: 'approval deleted', act: () => remove(`${approval}.json`, `${approval}.sig`), is: ['stale', 'doubt stale', 'fails'] },
  { name: 'statement deleted', act: () => remove(`${approval}.json`), is: ['stale', 'doubt stale', 'fails'] },
  { name: 'signature deleted', act: () => remove(`${approval}.sig`), is: ['stale', 'doubt stale', 'fails'] },
  {
    name: 'half of a refusal deleted',
    act: async () => {
      const stem = await sign('lin', true);
      rmSync(join(project.root, `${stem}.sig`));
      commit('test: refuse');
      remove(`${stem}.json`);
    },
    is: ['doubtful', 'doubt signed, with doubts', 'fails'],
  },
  { name: 'record deleted', act: () => remove(record), is: ['none', 'none', 'fails'] },
  { name: 'edited', act: () => change(record, (text) => `${text}\nMore.\n`), is: ['stale', 'doubt stale', 'fails'] },
  {
    name: 'read in two ways',
    act: () => change(record, (text) => text.replace('Seen', 'Se\u0301en')),
    is: ['waiting', 'open 0 of 1 record done', 'fails'],
  },
  { name: 'a result turned', act: () => change(record, (text) => text.replace('pass', 'fail')), is: ['stale', 'doubt stale', 'fails'] },
  { name: 'evidence changed', act: () => change(`${folder}/evidence/1.txt`, () => 'other'), is: ['stale', 'doubt stale', 'fails'] },
  {
    name: 'protocol changed',
    act: () => change('content/protocols/oq.mdx', (text) => `${text}\nMore.\n`),
    is: ['doubtful', 'doubt signed, with doubts', 'passes'],
  },
  {
    name: 'key compromised',
    act: () => {
      const lost = `compromised:\n  - { key: '${formatSshFingerprint(formatSshPublicBlob(keys.jo))}', since: '2026-01-01T00:00:00Z', reason: Lost }\n`;
      change('content/people.yaml', () => people(`${lost}${rooted}`));
      vouch();
      commit('docs: vouch');
    },
    is: ['stale', 'doubt stale', 'fails'],
  },
  { name: 'tagged with other files', act: () => tagOther('v1.0.0'), is: ['doubtful', 'doubt signed, with doubts', 'passes'] },
  { name: 'candidate not tested', act: () => tagOther('v1.0.0-rc.3'), is: ['doubtful', 'doubt signed, with doubts', 'passes'] },
  {
    name: 'candidate moved',
    act: () => void project.product.git('tag', '-f', 'v1.0.0-rc.1', 'v1.0.0-rc.2'),
    is: ['doubtful', 'doubt signed, with doubts', 'fails'],
  },
  {
    name: 'text and signature in one commit',
    act: () => {
      git.git('checkout', '-q', '--orphan', 'other');
      commit('test: all');
    },
    is: ['doubtful', 'doubt signed, with doubts', 'passes'],
  },
  { name: 'shallow', act: () => clone('--depth', '1'), is: ['doubtful', 'doubt signed, with doubts', 'passes'] },
  {
    name: 'no history',
    act: () => rmSync(join(project.root, '.git'), { recursive: true }),
    is: ['doubtful', 'doubt signed, with doubts', 'passes'],
  },
];

/** Forms that say of an approved record that it is; `check` says that there are no problems. */
const tellApproval = [
  'page',
  'header in print',
  'record JSON',
  'release JSON',
  'feeds',
  'search',
  'home',
  'release page',
  'checklists',
  'clauses',
  'verify',
];

/** Where something was taken away, or nobody can say that nothing was. */
const unbound = new Set([
  'refusal deleted',
  'approval deleted',
  'statement deleted',
  'signature deleted',
  'half of a refusal deleted',
  'record deleted',
  'shallow',
  'no history',
]);

test('no form says that something is approved where another says that it is not', async () => {
  await approve();
  const saved = makeFolder();
  const places = { content: project.root, product: project.product.path };
  copyAll(
    (name) => places[name],
    (name) => join(saved, name),
  );
  for (const { name, act, is } of cases) {
    copyAll(
      (one) => join(saved, one),
      (one) => places[one],
    );
    await act();
    const book = await project.collect({ asOf });
    const forms = await showEveryForm(book);
    const { failures } = verifyBook(book, { below: [], root: null });
    const said = [...forms].filter(([, text]) => /(?<!not )\bapproved\b/.test(text)).map(([form]) => form);
    const { entries } = validationIndex(book);
    const stamp = validationStamp(entries);
    const told = [
      listRecords(book)[0]?.state ?? 'none',
      stamp === null ? 'none' : `${stamp.kind} ${stamp.word}`,
      failures.length > 0 ? 'fails' : 'passes',
    ];
    expect({ name, told, said }).toEqual({ name, told: is, said: is[0] === 'approved' ? tellApproval : [] });
    expect({ name, home: forms.get('home')?.includes('nothing to do') }).toEqual({ name, home: is[1] === 'signed approved' });
    const clauses = forms.get('clauses')?.split('\n') ?? [];
    const met = (id: string): boolean => clauses.some((line) => line.startsWith(`${id} met `));
    // That all is complete, that nothing was taken away, and that only those who may sign can: none of it is met beside what contradicts it.
    expect({ name, complete: met('5.8.6') && met('5.8.1') }).toEqual({ name, complete: is[1] === 'signed approved' });
    expect({ name, bound: met('11.70'), trusted: met('11.10(g)') }).toEqual({
      name,
      bound: !unbound.has(name),
      trusted: name !== 'no root of trust' && name !== 'root keys do not vouch',
    });
  }
});
