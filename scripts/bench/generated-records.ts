import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readGitEnvironment } from '../../src/git/read/process/git-environment.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { formatCanonicalText } from '../../src/text/schema/form/canonical-text.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import type { Statement } from '../../src/validation/schema/signoffs/signoff.ts';
import { deriveDemoKey } from '../example/demo-key.ts';
import { formatDataCommand, startFastImport } from '../example/fast-import.ts';

/** How many records to make, and how large. Each is committed when it is begun, when half of it is filled in, and when it is whole and signed. */
export interface GeneratedRecords {
  readonly folder: string;
  readonly records: number;
  readonly steps: number;
}

const perRelease = 4;
const principal = 'ada@example.org';
const begin = 1_767_225_600;
const day = 86_400;

/** Makes a folder with a configuration, a repository of a product and a repository of its records, whole and signed; always the same bytes. Returns the root. */
export async function generateRecords({ folder, records, steps }: GeneratedRecords): Promise<string> {
  const root = path.join(folder, `records-${records}`);
  const releases = Math.ceil(records / perRelease);
  const commits = await generateProduct(path.join(folder, `product-${records}.git`), releases);
  await mkdir(root, { recursive: true });
  await git(folder, 'init', '--quiet', '--initial-branch=main', root);
  await writeFile(path.join(root, '.gitignore'), '.docket/\ndist/\n');
  const configuration = {
    products: [{ id: 'portal', name: 'Portal', repositories: [{ id: 'portal', path: `../product-${records}.git` }] }],
  };
  await writeFile(path.join(root, 'docket.config.mjs'), `export default ${JSON.stringify(configuration, null, 2)};\n`);
  const key = deriveDemoKey('benchmark');
  const people = `people:\n  - principal: ${principal}\n    name: Ada\n    roles:\n      - role: tester\n`;
  const protocol = formatProtocol(steps);
  const stream = startFastImport(path.join(root, '.git'), readGitEnvironment());
  const commit = (seconds: number, subject: string, files: Readonly<Record<string, string>>): void => {
    const who = `Ada <${principal}> ${seconds} +0000`;
    const changes = Object.entries(files).map(([file, text]) => `M 100644 inline ${file}\n${formatDataCommand(text)}`);
    stream.send(
      `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${formatDataCommand(`${subject}\n\nAs planned.`)}${changes.join('')}\n`,
    );
  };
  commit(begin, 'Begin', {
    'content/people.yaml': people,
    'content/allowed_signers': `${principal} namespaces="signoff@docket" ${formatSshPublicKey(key)}\n`,
    'content/protocols/bench.mdx': protocol,
  });
  for (let index = 0; index < records; index += 1) {
    const release = Math.floor(index / perRelease);
    const version = versionOf(release);
    const folderOf = `content/releases/portal/${version}`;
    const run = 1 + (index % perRelease);
    const name = run === 1 ? 'bench' : `bench.run-${run}`;
    const seconds = begin + release * day + run * 3600;
    const date = new Date(seconds * 1000).toISOString().slice(0, 10);
    const evidence = { [`${folderOf}/evidence/log-${run}.txt`]: `Record ${index}\n${'The step was executed as written.\n'.repeat(40)}` };
    const facts = { protocol, version, commit: commits[release] ?? '', run, date, steps };
    const text = formatRecord(facts, steps);
    const statement = describeStatement({
      path: `${folderOf}/${name}.mdx`,
      text,
      protocol,
      people,
      evidence,
      version,
      commit: facts.commit,
      seconds,
    });
    commit(seconds, `Begin ${name} of ${version}`, { [`${folderOf}/${name}.mdx`]: formatRecord(facts, 0) });
    commit(seconds + 600, `Go on with ${name} of ${version}`, { [`${folderOf}/${name}.mdx`]: formatRecord(facts, Math.floor(steps / 2)) });
    const pair = `${folderOf}/signatures/${name}/1-tester-${principal}`;
    commit(seconds + 1200, `Finish ${name} of ${version}`, {
      [`${folderOf}/${name}.mdx`]: text,
      ...evidence,
      [`${pair}.json`]: statement,
      [`${pair}.sig`]: signSsh({ key, namespace: 'signoff@docket', message: statement }),
    });
  }
  await stream.finish();
  await git(root, 'reset', '--quiet', '--hard', 'main');
  return root;
}

async function generateProduct(bare: string, releases: number): Promise<readonly string[]> {
  await git(path.dirname(bare), 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  const stream = startFastImport(bare, readGitEnvironment());
  for (let release = 0; release < releases; release += 1) {
    const who = `Ada <${principal}> ${begin - day + release * day} +0000`;
    stream.send(
      `commit refs/heads/main\nmark :${release + 1}\nauthor ${who}\ncommitter ${who}\n${formatDataCommand(`feat: change ${release}`)}\n`,
    );
    stream.send(`tag v${versionOf(release)}\nfrom :${release + 1}\ntagger ${who}\n${formatDataCommand('A release')}`);
  }
  const ids: string[] = [];
  for (let release = 0; release < releases; release += 1) ids.push(await stream.readId(release + 1));
  await stream.finish();
  return ids;
}

function versionOf(release: number): string {
  return `${1 + Math.floor(release / 100)}.${Math.floor(release / 10) % 10}.${release % 10}`;
}

function formatProtocol(steps: number): string {
  const rows = Array.from({ length: steps }, (_, index) => `| S-${index + 1} | ${actionOf(index)} | ${expectedOf(index)} |`);
  const head = ['id: bench', 'title: Benchmark', "version: '1'", 'kind: free', 'roles:', '  - role: tester', '    meaning: author'];
  return `---\n${head.join('\n')}\n---\n\n## Steps\n\n| ID | Action | Expected |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

interface RecordFacts {
  readonly protocol: string;
  readonly version: string;
  readonly commit: string;
  readonly run: number;
  readonly date: string;
  readonly steps: number;
}

function formatRecord({ protocol, version, commit, run, date, steps }: RecordFacts, filled: number): string {
  const head = [
    'title: Benchmark',
    'protocol: bench',
    "protocolVersion: '1'",
    `protocolDigest: sha256:${digest(protocol)}`,
    'candidate:',
    `  version: '${version}'`,
    '  repository: portal',
    `  tag: v${version}`,
    `  commit: ${commit}`,
    'environment: staging',
    'tester: Ada',
    `date: ${date}`,
    `run: ${run}`,
  ];
  const rows = Array.from({ length: steps }, (_, index) => {
    const done =
      index < filled ? `It was done for ${version}, and the page showed entry ${index} of run ${run}. | pass | Ada | ${date}` : ' | | |';
    const evidence = index === 0 && index < filled ? `evidence/log-${run}.txt` : '';
    return `| S-${index + 1} | ${actionOf(index)} | ${expectedOf(index)} | ${done} | ${evidence} |`;
  });
  const table =
    '| ID | Action | Expected | Actual | Result | Tester | Date | Evidence |\n| --- | --- | --- | --- | --- | --- | --- | --- |';
  return `---\n${head.join('\n')}\n---\n\n## Steps\n\n${table}\n${rows.join('\n')}\n`;
}

function actionOf(index: number): string {
  return `Open page ${index} of the portal as a user of the laboratory, and sort the list by its date`;
}

function expectedOf(index: number): string {
  return `The list shows the newest entry of page ${index} first, and no error is in the console`;
}

interface Signed {
  readonly path: string;
  readonly text: string;
  readonly protocol: string;
  readonly people: string;
  readonly evidence: Readonly<Record<string, string>>;
  readonly version: string;
  readonly commit: string;
  readonly seconds: number;
}

function describeStatement({ path: record, text, protocol, people, evidence, version, commit, seconds }: Signed): string {
  const statement: Statement = {
    type: 'docket/statement/v1',
    record: { path: record, revision: 3, canon: 'text-v1', sha256: digest(text) },
    protocol: { id: 'bench', version: '1', sha256: digest(protocol) },
    release: { product: 'portal', version, candidate: version, tag: `v${version}`, commit },
    evidence: Object.entries(evidence).map(([file, content]) => ({
      path: file,
      bytes: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    signer: { principal, printedName: 'Ada', role: 'tester' },
    meaning: { code: 'author', label: 'Author of the record' },
    declaration: 'I executed this record, and its results are what I observed.',
    comment: '',
    signedAt: `${new Date((seconds + 1190) * 1000).toISOString().slice(0, 19)}+00:00`,
    zone: 'UTC',
    policy: digest(people),
    sequence: 1,
    previous: null,
  };
  return formatStatement(statement);
}

function digest(text: string): string {
  return createHash('sha256').update(formatCanonicalText(text)).digest('hex');
}

async function git(folder: string, ...args: readonly string[]): Promise<void> {
  const { code, complaint } = await runGit(args, folder);
  if (code !== 0) throw new Error(`git ${args[0]}: ${complaint}`);
}
