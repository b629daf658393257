import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readGitEnvironment } from '../../src/git/read/process/git-environment.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import { formatDataCommand, startFastImport } from '../example/fast-import.ts';

/** How many events to make: derived ones, each a commit to a file of a deployment repository, and written ones, each a file. */
export interface GeneratedPromotions {
  readonly folder: string;
  readonly derived: number;
  readonly written: number;
}

const releases = 200;
const applications = 25;
const environments = ['development', 'preview', 'staging', 'production'] as const;
const begin = 1_600_000_000;

/** Makes a folder with a configuration, a product of 200 releases, a repository of deployments, and written events; always the same bytes. Returns the root. */
export async function generatePromotions({ folder, derived, written }: GeneratedPromotions): Promise<string> {
  const root = path.join(folder, `promotions-${derived}-${written}`);
  const events = path.join(root, 'content', 'promotions', 'portal');
  await mkdir(events, { recursive: true });
  await makeHistory(path.join(root, 'product.git'), releases, (number) => ({
    subject: `feat: part ${number}`,
    file: 'part.txt',
    text: `${number}\n`,
    tag: `v1.${number}.0`,
  }));
  await makeHistory(path.join(root, 'deploy.git'), derived, (number) => {
    const place = number % (applications * environments.length);
    const environment = environments[place % environments.length] ?? environments[0];
    const step = Math.floor(number / (applications * environments.length));
    // Every tenth goes back.
    const version = step % 10 === 9 ? step - 2 : step;
    const application = `app-${Math.floor(place / environments.length)}`;
    return {
      subject: `Update ${application} to v${version} in ${environment}`,
      file: `tags/${environment}/${application}.yaml`,
      text: `image_tag: v${version}\nautomatic: true\n`,
      tag: null,
    };
  });
  for (let number = 0; number < written; number += 1) {
    const at = new Date((begin + number * 6000) * 1000).toISOString();
    const environment = environments[number % environments.length];
    const text = `event: deployed\nenvironment: ${environment}\nat: ${at}\nversion: 1.${Math.floor(number / 4) % releases}.0\nby: { bot: deployer }\n`;
    await writeFile(path.join(events, `event-${String(number).padStart(6, '0')}.yaml`), text);
  }
  const promotions = { repository: 'deploy.git', files: 'tags/{environment}/{application}.yaml', value: 'image_tag', applications: 'all' };
  const product = { id: 'portal', name: 'Portal', repositories: [{ id: 'portal', path: 'product.git' }], promotions: [promotions] };
  await writeFile(path.join(root, 'docket.config.mjs'), `export default ${JSON.stringify({ products: [product] }, null, 2)};\n`);
  return root;
}

interface GeneratedCommit {
  readonly subject: string;
  readonly file: string;
  readonly text: string;
  readonly tag: string | null;
}

async function makeHistory(gitDir: string, commits: number, commitOf: (number: number) => GeneratedCommit): Promise<void> {
  await mkdir(gitDir, { recursive: true });
  await runGit(['init', '--quiet', '--bare', '--initial-branch=main'], gitDir);
  const stream = startFastImport(gitDir, readGitEnvironment());
  for (let number = 0; number < commits; number += 1) {
    const { subject, file, text, tag } = commitOf(number);
    const who = `Person ${number % 40} <person${number % 40}@example.org> ${begin + number * 300} +0000`;
    const head = `commit refs/heads/main\nmark :${number + 1}\nauthor ${who}\ncommitter ${who}\n`;
    stream.send(`${head}${formatDataCommand(subject)}M 100644 inline ${file}\n${formatDataCommand(text)}\n`);
    if (tag !== null) stream.send(`tag ${tag}\nfrom :${number + 1}\ntagger ${who}\n${formatDataCommand(tag)}`);
  }
  await stream.finish();
  await runGit(['repack', '-adq'], gitDir);
}
