import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { syntheticBook } from '../../test/fixture/synthetic-book.ts';
import { compileMeasured } from './compile-measured.ts';
import { type MeasuredProcess, measure } from './measure.ts';
import { type PlainPage, plainPages } from './plain-pages.ts';

/** What a generator is to build, and where. */
export interface Task {
  readonly folder: string;
  readonly releases: number;
  readonly changes: number;
}

/** Writes what a generator needs and gives the process that builds it. */
export type Peer = (task: Task) => Promise<MeasuredProcess & { readonly name: string }>;

/** A bare Astro site whose one page is handed the text as data. */
export const prepareBare: Peer = async (task) => ({ name: 'bare Astro', ...(await ownScript('bench-bare-site', task)) });

/** Docket's whole site of the same releases: every kind of page, search, feeds and cards with it. */
export const prepareDocket: Peer = async (task) => ({ name: 'Docket', ...(await ownScript('bench-docket-site', task)) });

/** Installs Eleventy and Starlight below `folder`, once for all runs. */
export async function installPeers(folder: string): Promise<readonly Peer[]> {
  const eleventy = await install(path.join(folder, 'eleventy'), ['@11ty/eleventy@3.1.2']);
  const starlight = await install(path.join(folder, 'starlight'), ['astro@7.3.4', '@astrojs/starlight@0.42.4']);
  return [
    async (task) => {
      writePages(path.join(task.folder, 'src'), task, ({ title }) => `---\ntitle: ${JSON.stringify(title)}\n---\n# ${title}\n\n`);
      symlinkSync(eleventy, path.join(task.folder, 'node_modules'));
      const program = path.join(eleventy, '@11ty', 'eleventy', 'cmd.cjs');
      return {
        name: 'Eleventy 3.1.2',
        command: process.execPath,
        args: [program, '--quiet', '--input=src', '--output=site'],
        cwd: task.folder,
      };
    },
    async (task) => {
      writePages(path.join(task.folder, 'src', 'content', 'docs'), task, ({ title }) => `---\ntitle: ${JSON.stringify(title)}\n---\n\n`);
      symlinkSync(starlight, path.join(task.folder, 'node_modules'));
      writeFileSync(path.join(task.folder, 'package.json'), starlightPackage);
      writeFileSync(path.join(task.folder, 'src', 'content.config.ts'), starlightContent);
      writeFileSync(path.join(task.folder, 'astro.config.mjs'), starlightConfig);
      const program = path.join(starlight, 'astro', 'bin', 'astro.mjs');
      // With Node's own limit of 4 GB it dies at 8,000 pages.
      const args = ['--max-old-space-size=16384', program, 'build', '--silent'];
      return { name: 'Starlight 0.42.4', command: process.execPath, args, cwd: task.folder };
    },
  ];
}

// Astro bundles the packages for it that are named here, and leaves all others to Node.
const starlightPackage = '{ "type": "module", "dependencies": { "@astrojs/starlight": "0.42.4" } }';

const starlightContent = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

const starlightConfig = `import starlight from '@astrojs/starlight';
export default { telemetry: false, integrations: [starlight({ title: 'Bench', pagefind: false, sidebar: [{ label: 'Home', link: '/' }] })] };
`;

async function ownScript(name: string, { folder, releases, changes }: Task): Promise<MeasuredProcess> {
  const script = path.join(await compileMeasured(), 'scripts', 'bench', `${name}.js`);
  return { command: process.execPath, args: [script, folder, String(releases), String(changes)] };
}

async function install(folder: string, packages: readonly string[]): Promise<string> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  await measure({ command: 'npm', args: ['install', '--no-audit', '--no-fund', '--save-exact', ...packages], cwd: folder });
  return path.join(folder, 'node_modules');
}

function writePages(folder: string, { releases, changes }: Task, head: (page: PlainPage) => string): void {
  for (const page of plainPages(syntheticBook({ releases, changes }))) {
    const file = path.join(folder, `${page.slug}.md`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, head(page) + formatMarkdown(page));
  }
}

function formatMarkdown({ facts, groups, lists }: PlainPage): string {
  const changes = groups.map((group) => {
    const items = group.changes.map(
      ({ text, links, authors }) => `- ${text} ${links.map((link) => `[${link.text}](${link.url})`).join(' ')} ${authors}`,
    );
    return `## ${group.name}\n\n${items.join('\n')}\n`;
  });
  const others = lists.map(({ name, items }) => `## ${name}\n\n${items.map((item) => `- ${item}`).join('\n')}\n`);
  return [`${facts.map((fact) => `- ${fact}`).join('\n')}\n`, ...changes, ...others].join('\n');
}
