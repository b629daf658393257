import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatEvent } from '../../src/environments/read/event-text.ts';
import { readGitEnvironment } from '../../src/git/read/process/git-environment.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { formatDataCommand, startFastImport } from '../example/fast-import.ts';

/** How many events to make: derived ones from files that name versions, in commits of ten changes, and written ones. */
export interface GeneratedEnvironments {
  readonly folder: string;
  readonly derived: number;
  readonly written: number;
}

const begin = 1_700_000_000;
const [releases, applications, changesPerCommit] = [500, 40, 10];
const environments = ['development', 'staging', 'production'];

/** Makes a folder with a configuration, a repository of a product, one of what was deployed, and written events; always the same bytes. Returns the root. */
export async function generateEnvironments({ folder, derived, written }: GeneratedEnvironments): Promise<string> {
  const name = `environments-${derived}-${written}`;
  const root = path.join(folder, name);
  await generateProduct(path.join(folder, `${name}-product.git`));
  await generateDeployments(path.join(folder, `${name}-deployments.git`), derived);
  const product = {
    id: 'portal',
    name: 'Portal',
    process: [{ id: 'three-environments', from: '2023-11-01' }],
    repositories: [{ id: 'portal', path: `../${name}-product.git` }],
    promotions: [{ repository: `../${name}-deployments.git`, files: 'apps/{environment}/{application}.yaml', value: 'image_tag', applications: 'all' }],
  };
  await mkdir(root, { recursive: true });
  await writeFile(path.join(root, 'docket.config.mjs'), `export default ${JSON.stringify({ products: [product] })};\n`);
  for (let index = 0; index < written; index += 1) await writeWritten(root, index);
  await runGit(['init', '--quiet', '--initial-branch=main', root], folder);
  await runGit(['add', '-A'], root);
  await runGit(['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '-m', 'Begin'], root);
  return root;
}

const versionOf = (index: number): string => `1.${Math.floor(index / 10)}.${index % 10}`;

async function generateProduct(bare: string): Promise<void> {
  const stream = await startBare(bare);
  for (let index = 0; index < releases; index += 1) {
    const who = `Ada <ada@example.org> ${begin + index * 3600} +0000`;
    stream.send(`commit refs/heads/main\nmark :${index + 1}\nauthor ${who}\ncommitter ${who}\n${formatDataCommand(`fix: change ${index}`)}`);
    stream.send(`tag v${versionOf(index)}\nfrom :${index + 1}\ntagger ${who}\n${formatDataCommand(versionOf(index))}`);
  }
  await stream.finish();
}

async function generateDeployments(bare: string, derived: number): Promise<void> {
  const stream = await startBare(bare);
  for (let index = 0; index < derived / changesPerCommit; index += 1) {
    const who = `Deployer <deployer@example.org> ${begin + 2_000_000 + index * 900} +0000`;
    const files = Array.from({ length: changesPerCommit }, (_, at) => {
      const number = index * changesPerCommit + at;
      const file = `apps/${environments[Math.floor(number / applications) % environments.length]}/app-${number % applications}.yaml`;
      const text = `image_tag: v${versionOf(Math.floor(number / applications) % releases)}\nreplicas: 2\n`;
      return `M 100644 inline ${file}\n${formatDataCommand(text)}`;
    });
    stream.send(`commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${formatDataCommand(`Deploy ${index}`)}${files.join('')}\n`);
  }
  await stream.finish();
}

async function startBare(bare: string) {
  await runGit(['init', '--quiet', '--bare', '--initial-branch=main', bare], path.dirname(bare));
  return startFastImport(bare, readGitEnvironment());
}

async function writeWritten(root: string, index: number): Promise<void> {
  const version = versionOf(Math.floor(index / environments.length) % releases);
  const { name, text } = formatEvent({
    event: index % 7 === 0 ? 'approved' : 'deployed',
    environment: environments[index % environments.length] ?? '',
    at: new Date((begin + 2_000_000 + index * 60) * 1000).toISOString(),
    by: { run: String(index) },
  });
  const folder = path.join(root, 'content', 'releases', 'portal', version, 'promotions');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), text);
}
