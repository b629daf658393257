import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Book, Product, Release } from '../../src/book/schema/book.ts';
import { releaseAddress } from '../../src/book/views/addresses.ts';
import { readBoundedFile } from '../../src/git/read/process/read-bounded-file.ts';
import { runGit } from '../../src/git/read/process/run-git.ts';
import type { ContentHistory } from '../../src/git/schema/content-history.ts';
import { bundleVerifier } from '../../src/publish/assemble/bundle-verifier.ts';
import type { BundledFile, BundledSignature } from '../../src/publish/schema/bundle.ts';
import { formatBundleReadme, formatSignatureIndex, formatVerifyTime } from '../../src/publish/schema/bundle.ts';
import { listFolder } from '../../src/releases/read/content-folder.ts';
import { siteMark } from '../../src/site/site-mark.ts';
import { formatSignedText } from '../../src/text/schema/form/canonical-text.ts';
import type { ValidationRecord } from '../../src/validation/schema/records/record.ts';
import { isSuperseded } from '../../src/validation/schema/signoffs/superseded.ts';

/** What a bundle is made from. Paths are absolute. */
export interface BundleSources {
  readonly book: Book;
  readonly product: Product;
  readonly release: Release;
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly history: ContentHistory;
  readonly gitDirs: ReadonlyMap<string, string>;
  /** A built site, for pages; null for none. */
  readonly site: string | null;
  readonly base: string;
}

/** Largest file that a bundle takes in, in bytes. */
const largest = 2 ** 30;

/** Collects the files of one release's bundle, sorted, `SHA256SUMS` among them. */
export async function collectBundle(sources: BundleSources): Promise<readonly BundledFile[]> {
  const { book, product, release, root } = sources;
  const records = release.validation?.records ?? [];
  const content = await readContentFiles(root, listContentPaths(sources));
  const texts = listSignedTexts(content, sources.history, records);
  const pages = await readPages(sources);
  const text = (name: string, value: string): BundledFile => ({ name, bytes: Buffer.from(value) });
  const json = (name: string, value: unknown): BundledFile => text(name, `${JSON.stringify(value, null, 2)}\n`);
  const files = [
    ...content,
    ...[...texts].map(([digest, value]) => text(`texts/${digest}`, value)),
    ...(await readTags(sources)),
    ...pages,
    json('release.json', { schema: 'docket/release/v1', product: product.id, release }),
    ...records.map((record) => json(`records/${record.slug}.json`, { schema: 'docket/record/v1', record })),
    text('records.txt', records.map(({ sha256, path: source }) => `${sha256}  ${source}\n`).join('')),
    text('signatures.txt', formatSignatureIndex(listSignatures(book, records))),
    text('verify.sh', bundleVerifier),
    text(
      'README.txt',
      formatBundleReadme({
        product: product.name,
        version: release.version,
        asOf: book.asOf,
        docket: book.docket,
        pages: pages.length > 0,
      }),
    ),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const sums = files.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join('');
  return [...files, text('SHA256SUMS', sums)];
}

/** Files and folders below the root that tell about a release, or by which it is judged. */
function listContentPaths({ product, release }: BundleSources): readonly string[] {
  const protocols = (release.validation?.records ?? []).flatMap(({ protocol }) =>
    protocol.id === null ? [] : `content/protocols/${protocol.id}.mdx`,
  );
  return [
    `content/releases/${product.id}/${release.version}`,
    ...new Set(protocols),
    'content/people.yaml',
    'content/allowed_signers',
    'content/keys',
    'content/trust',
    'content/tags.lock',
    'content/processes',
    `content/environments/${product.id}`,
    `content/backports/${product.id}.yaml`,
  ];
}

async function readContentFiles(root: string, paths: readonly string[]): Promise<readonly BundledFile[]> {
  const files: BundledFile[] = [];
  const visit = async (name: string): Promise<void> => {
    const entry = (await listFolder(root, path.posix.dirname(name))).find((each) => each.name === path.posix.basename(name));
    // What a link leads to is not of this folder.
    if (entry?.kind === 'file') files.push({ name, bytes: await readBoundedFile(path.join(root, name), largest) });
    else if (entry?.kind === 'folder') for (const inner of await listFolder(root, name)) await visit(`${name}/${inner.name}`);
  };
  for (const name of paths) await visit(name);
  return files;
}

/** Each text that a signature is over, by its digest: of records, protocols and people, as they are and as git remembers them. */
function listSignedTexts(
  content: readonly BundledFile[],
  { versions }: ContentHistory,
  records: readonly ValidationRecord[],
): ReadonlyMap<string, string> {
  const wanted = new Set<string>();
  for (const { bytes } of content.filter(({ name }) => /\/signatures\/.*\.json$/.test(name)))
    for (const [digest] of Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\b[0-9a-f]{64}\b/g))
      wanted.add(digest);
  for (const { sha256 } of records) wanted.add(sha256);
  const found = new Map<string, string>();
  const keep = (text: string): void => {
    const canonical = formatSignedText(text);
    const digest = createHash('sha256').update(canonical).digest('hex');
    if (wanted.has(digest)) found.set(digest, canonical);
  };
  for (const { name, bytes } of content) if (/\.(?:mdx?|yaml)$/.test(name)) keep(Buffer.from(bytes).toString('utf8'));
  for (const version of [...versions.values()].flat()) if (version.sha256 !== null && wanted.has(version.sha256)) keep(version.text ?? '');
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function listSignatures({ protocols = [] }: Book, records: readonly ValidationRecord[]): readonly BundledSignature[] {
  return records.flatMap((record) => {
    const roles = protocols.find(({ id }) => id === record.protocol.id)?.roles ?? [];
    return record.signoffs.map((signoff) => ({
      statement: signoff.statement,
      record: record.path,
      state: signoff.state,
      superseded: isSuperseded(signoff, record.signoffs, roles),
      time: formatVerifyTime(signoff.signedAt),
    }));
  });
}

/** The objects of the release's tags and of its candidates', as git keeps them; a lightweight tag has none. */
async function readTags({ release, gitDirs }: BundleSources): Promise<readonly BundledFile[]> {
  const tags = [...release.tags, ...release.candidates.flatMap((candidate) => candidate.tags)];
  const files = new Map<string, BundledFile>();
  for (const { name, repository, kind, object } of tags) {
    const folder = gitDirs.get(repository);
    if (kind !== 'annotated' || folder === undefined) continue;
    const { code, stdout } = await runGit(['cat-file', 'tag', object], folder);
    const file = `tags/${repository}/${encodeURIComponent(name)}`;
    if (code === 0) files.set(file, { name: file, bytes: Buffer.from(stdout) });
  }
  return [...files.values()];
}

/** The release's pages of a built site, with the styles that they need; addresses of those are made relative, so that a page opens from a folder. */
async function readPages({ site, base, product, release }: BundleSources): Promise<readonly BundledFile[]> {
  if (site === null || (await stat(path.join(site, siteMark.name)).catch(() => null)) === null) return [];
  const folder = releaseAddress(product, release).slice(1);
  const names = await readdir(path.join(site, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const own = names.filter((entry) => entry.isFile()).map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)));
  const assets = await readdir(path.join(site, '_astro')).catch(() => []);
  const all = [...own, ...assets.filter((name) => /\.(?:css|woff2)$/.test(name)).map((name) => `_astro/${name}`)];
  return Promise.all(
    all.map(async (name): Promise<BundledFile> => {
      const file = name.split(path.sep).join('/');
      const bytes = await readFile(path.join(site, name));
      return {
        name: `pages/${file}`,
        bytes: file.endsWith('.html') ? Buffer.from(placeAssets(bytes.toString('utf8'), file, base)) : bytes,
      };
    }),
  );
}

function placeAssets(html: string, file: string, base: string): string {
  const up = '../'.repeat(file.split('/').length - 1);
  return html.replaceAll(`="${base.replace(/\/$/, '')}/_astro/`, `="${up}_astro/`);
}
