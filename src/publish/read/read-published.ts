import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import { type Manifest, manifestName } from '../schema/manifest.ts';
import { parseManifest, unlisted } from './describe-site.ts';
import { digestFolder } from './digest-folder.ts';

/** A site as it is published: what its manifest says, and what is there. */
export interface Published {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest itself. */
  readonly digest: string;
  /** SHA-256 of each file by its path. At an address only files that the manifest names can be asked for. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether files that the manifest does not name would have been seen. */
  readonly complete: boolean;
}

/** A manifest of a million files has about 110 MB. */
const mostManifestBytes = 256 * 2 ** 20;
const mostFileBytes = 2 ** 30;
const requestsAtOnce = 8;

/** Reads a published site, in a folder or at an http(s) address. Throws `CannotGoOn` where there is no manifest. */
export async function readPublished(where: string): Promise<Published> {
  const { manifest, digest, bytesOf } = await openSite(where);
  if (!isAddress(where)) return { manifest, digest, files: await digestFolder(path.resolve(where), { except: unlisted }), complete: true };
  const found = await pLimit(requestsAtOnce).map(Object.keys(manifest.files), async (name) => {
    const body = await bytesOf(name);
    return body === null ? [] : [[name, digestOf(body)] as const];
  });
  return { manifest, digest, files: new Map(found.flat()), complete: false };
}

/**
 * Digest of the manifest in a file or at an address, for the one that follows it. Null where an address has none: the first site is published there.
 * Throws `CannotGoOn` for a file that is not there, and for what is no manifest.
 */
export async function digestManifest(where: string): Promise<string | null> {
  const bytes = isAddress(where)
    ? await request(new URL(where), mostManifestBytes)
    : await readFile(where).catch((cause: unknown) => {
        throw new CannotGoOn(`Could not read \`${where}\`.`, {
          hint: `Give the \`${manifestName}\` of the site that is published now.`,
          cause,
        });
      });
  if (bytes === null) return null;
  parseManifest(Buffer.from(bytes).toString('utf8'), where);
  return digestOf(bytes);
}

/** A published site that is asked for some of its files. */
export interface OpenSite {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest itself. */
  readonly digest: string;
  /** A file as the manifest has it. Null where it has none of that name. Throws `CannotGoOn` where what is there is another one, or none. */
  readonly read: (name: string) => Promise<string | null>;
}

/** Opens a published site, in a folder or at an http(s) address. Throws `CannotGoOn` where there is no manifest. */
export async function openPublished(where: string): Promise<OpenSite> {
  const { manifest, digest, bytesOf } = await openSite(where);
  const read = async (name: string): Promise<string | null> => {
    const expected = Object.hasOwn(manifest.files, name) ? manifest.files[name] : undefined;
    if (expected === undefined) return null;
    const bytes = await bytesOf(name);
    if (bytes === null || digestOf(bytes) !== expected)
      throw new CannotGoOn(`\`${name}\` at \`${where}\` is not what its manifest says.`, { hint: 'Publish the site again.' });
    return Buffer.from(bytes).toString('utf8');
  };
  return { manifest, digest, read };
}

interface Opened {
  readonly manifest: Manifest;
  readonly digest: string;
  /** A file that the manifest names; null where it is not there. */
  readonly bytesOf: (name: string) => Promise<Uint8Array | null>;
}

function openSite(where: string): Promise<Opened> {
  return isAddress(where) ? openAddress(new URL(where.endsWith('/') ? where : `${where}/`)) : openFolder(path.resolve(where));
}

/** Whether a site is at an address rather than in a folder. */
export function isAddress(where: string): boolean {
  return /^https?:\/\//i.test(where);
}

async function openFolder(folder: string): Promise<Opened> {
  const file = path.join(folder, manifestName);
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile() || found.size > mostManifestBytes) throw noManifest(folder);
  const text = await readFile(file, 'utf8');
  const bytesOf = (name: string): Promise<Uint8Array | null> => {
    const place = path.join(folder, name);
    const isInside = !path.relative(folder, place).startsWith('..');
    return isInside ? readFile(place).catch(() => null) : Promise.resolve(null);
  };
  return { manifest: parseManifest(text, file), digest: digestOf(text), bytesOf };
}

async function openAddress(root: URL): Promise<Opened> {
  const address = new URL(manifestName, root);
  const bytes = await request(address, mostManifestBytes);
  if (bytes === null) throw noManifest(root.href);
  const text = Buffer.from(bytes).toString('utf8');
  const bytesOf = (name: string) => request(new URL(name.split('/').map(encodeURIComponent).join('/'), root), mostFileBytes);
  return { manifest: parseManifest(text, address.href), digest: digestOf(bytes), bytesOf };
}

/** What an address holds; null where there is nothing. Another host is not the site, wherever it redirects to. */
async function request(address: URL, most: number): Promise<Uint8Array | null> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new CannotGoOn(`Could not reach \`${address.href}\`.`, { hint: 'Check the address and the network.', cause });
  });
  if (response.url !== '' && new URL(response.url).origin !== address.origin)
    throw new CannotGoOn(`\`${address.href}\` redirects to another site, ${new URL(response.url).origin}.`, {
      hint: 'Give the address where the site really stands.',
    });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok)
    throw new CannotGoOn(`\`${address.href}\` answered with status ${response.status}.`, {
      hint: 'Try again later, or check the address.',
    });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new CannotGoOn(`\`${address.href}\` is larger than ${most / 2 ** 20} MB.`, { hint: 'Check the address.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function noManifest(where: string): CannotGoOn {
  return new CannotGoOn(`There is no \`${manifestName}\` at \`${where}\`.`, {
    hint: 'Give the folder or the address of a site that `docket build` made.',
  });
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
