import type { Product } from '../../book/schema/book.ts';
import { askObjects } from '../../git/read/process/ask-objects.ts';
import { parseBatch } from '../../git/read/process/git-batch.ts';
import { nothingIfFailed, readGitOrNothing } from '../../git/read/process/git-process.ts';
import { parseMarkdown } from '../../text/read/parse-markdown.ts';
import { plainLines } from '../../text/schema/plain-text.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { formatSlug } from '../../text/schema/slug.ts';
import { documentElsewhere, documentUnknown, documentUnreadable } from '../schema/problems/file-problems.ts';
import type { VersionedDocument } from '../schema/versioned-document.ts';

/** Largest document in bytes. */
const largest = 1 << 20;

/** Where a document stands. */
interface Wanted {
  readonly product: Product;
  readonly repository: string;
  readonly gitDir: string;
  readonly path: string;
}

/**
 * Reads the documents that a product names, as they were at the tag of each release; equal texts are read and kept once. `documents` holds paths from the top
 * folder of each repository, or `<repository>:<path>`. A path that leads outside, and a file that is no text of a size that people read, is a Problem.
 */
export async function readVersionedDocuments(
  product: Product,
  documents: readonly string[],
  gitDirs: ReadonlyMap<string, string>,
): Promise<{ readonly documents: readonly VersionedDocument[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const read: VersionedDocument[] = [];
  const taken = new Set<string>();
  for (const written of documents) {
    const { repositories, path } = splitPath(written, product);
    if (!isInside(path)) {
      problems.push(documentElsewhere({ source: 'docket.config.ts', subject: product.id }, written));
      continue;
    }
    let found = 0;
    for (const repository of repositories) {
      const gitDir = gitDirs.get(repository);
      if (gitDir === undefined) continue;
      const document = await readDocument({ product, repository, gitDir, path }, problems);
      if (document === null) continue;
      found += 1;
      const base = formatSlug(
        `${product.repositories.length > 1 ? `${repository}-` : ''}${path.replace(/\.mdx?$/i, '').replaceAll('/', '-')}`,
      ).toLowerCase();
      const slug = taken.has(base) ? `${base}-${taken.size}` : base;
      taken.add(slug);
      read.push({ ...document, slug });
    }
    if (found === 0) problems.push(documentUnknown({ source: 'docket.config.ts', subject: product.id }, written));
  }
  return { documents: read, problems };
}

function splitPath(written: string, product: Product): { readonly repositories: readonly string[]; readonly path: string } {
  const [, name, rest] = /^([^:/]+):(.+)$/.exec(written) ?? [];
  if (name !== undefined && rest !== undefined && product.repositories.some(({ id }) => id === name))
    return { repositories: [name], path: rest };
  return { repositories: product.repositories.map(({ id }) => id), path: written };
}

/** Git knows files by paths from the top folder; a path that climbs or begins at the root of the machine names none of them. */
function isInside(path: string): boolean {
  return (
    !/^(?:\/|~|[A-Za-z]:)/.test(path) &&
    !/[\\\n\0]/.test(path) &&
    path.split('/').every((part) => part !== '..' && part !== '.' && part !== '')
  );
}

async function readDocument({ product, repository, gitDir, path }: Wanted, problems: Problem[]): Promise<VersionedDocument | null> {
  const releases = product.releases.flatMap(({ version, tags }) => {
    const tag = tags.find((each) => each.repository === repository);
    return tag === undefined ? [] : [{ version, tag: tag.name, commit: tag.commit }];
  });
  const objects = await findObjects(
    gitDir,
    releases.map(({ commit }) => `${commit}:${path}`),
  );
  const place = { source: repository, subject: path };
  if (objects.includes('outside')) problems.push(documentElsewhere(place, path));
  const files = objects.map((object) => (object === 'outside' ? null : object));
  const found = new Map(files.flatMap((file) => (file === null ? [] : [[file.object, file.size]])));
  if (found.size === 0) return null;
  const large = [...found].filter(([, size]) => size > largest);
  if (large.length > 0)
    problems.push(documentUnreadable(place, { path, why: `it is larger than 1 MB in ${large.length} of its versions` }));
  const texts: Record<string, VersionedDocument['texts'][string]> = {};
  let binary = 0;
  const small = [...found].flatMap(([object, size]) => (size <= largest ? [object] : []));
  const answers = parseBatch(await askObjects(gitDir, '--batch', small).catch(nothingIfFailed));
  for (const answer of answers) {
    if (answer === null) continue;
    if (answer.content.includes(0)) {
      binary += 1;
      continue;
    }
    const text = answer.content.toString('utf8').replaceAll('\r\n', '\n');
    const { html } = parseMarkdown(text, (line, column) => ({ ...place, line, column }));
    texts[answer.object] = { html, text: plainLines(text, largest) };
  }
  if (binary > 0) problems.push(documentUnreadable(place, { path, why: 'it is binary' }));
  const versions = releases.map((release, index) => {
    const object = files[index]?.object ?? null;
    return { ...release, text: object !== null && texts[object] !== undefined ? object : null };
  });
  const newest = versions.find(({ text }) => text !== null)?.text;
  const title = /^#[ \t]+(.+?)[ \t]*#*$/m.exec(texts[newest ?? '']?.text ?? '')?.[1] ?? path;
  return { product: product.id, repository, path, slug: '', title, versions, texts };
}

interface Found {
  readonly object: string;
  readonly size: number;
}

/** The files that names of the form `<commit>:<path>` lead to, links inside the repository followed; `outside` where a link leads out of it. */
async function findObjects(gitDir: string, names: readonly string[]): Promise<readonly (Found | 'outside' | null)[]> {
  if (names.length === 0) return [];
  const args = ['cat-file', '--batch-check', '--follow-symlinks'];
  const answer = await readGitOrNothing({ gitDir, args, input: names.map((name) => `${name}\n`).join('') });
  const lines = answer.toString('utf8').split('\n');
  let at = 0;
  return names.map(() => {
    const line = lines[at] ?? '';
    at += 1;
    const [, object, size] = /^([0-9a-f]{40,64}) blob (\d+)$/.exec(line) ?? [];
    if (object !== undefined) return { object, size: Number(size) };
    const [, kind] = /^(symlink|dangling|loop|notdir) \d+$/.exec(line) ?? [];
    // What the link leads to stands on a line of its own.
    if (kind !== undefined) at += 1;
    return kind === 'symlink' ? 'outside' : null;
  });
}
