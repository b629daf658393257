import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { contentType } from './content-type.ts';

/** What is served where. */
export interface FolderServing {
  readonly folder: string;
  /** The first part of every address, `/` or `/releases`. */
  readonly base: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

/** Serves the files of a folder, and nothing outside it. Resolves with the address when it listens. */
export async function serveFolder({
  folder,
  base,
  host,
  port,
}: FolderServing): Promise<{ readonly address: string; readonly server: Server }> {
  const root = await realpath(folder).catch(() => null);
  if (root === null || !(await stat(root)).isDirectory()) {
    throw new CannotGoOn(`There is no site at \`${folder}\`.`, { hint: 'Run `docket build` first, or name the folder with `--out`.' });
  }
  const prefix = `/${base.replace(/^\/|\/$/g, '')}`.replace(/\/?$/, '/');
  const server = createServer((request, response) => {
    answer(request, response, { root, prefix, host }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return { address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}${prefix}`, server };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { root, prefix, host }: { readonly root: string; readonly prefix: string; readonly host: string },
): Promise<void> {
  // Another name that leads here is that of a page elsewhere, whose scripts could then read the answer.
  if (!isOwnHost(request.headers.host ?? '', host)) {
    response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' }).end('This host is not served here.\n');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [address = '/', query] = (request.url ?? '/').split('?');
  const pathname = decode(address);
  const file = pathname === null ? null : await findFile(root, pathname, prefix);
  if (file === 'folder') {
    response.writeHead(301, { location: `${address.replace(/^\/{2,}/, '/')}/${query === undefined ? '' : `?${query}`}` }).end();
    return;
  }
  const found = file ?? (await findFile(root, `${prefix}404.html`, prefix));
  if (found === null || found === 'folder') {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  const { size } = await stat(found);
  response.writeHead(file === null ? 404 : 200, {
    'content-type': contentType(found),
    'content-length': size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  // Whoever leaves in the middle takes the open file along, and a file that cannot be read ends the answer.
  else await pipeline(createReadStream(found), response).catch(() => response.destroy());
}

/** Whether a `Host` header names what is listened at. Whoever listens at every address answers to each: no name elsewhere can stand for one of numbers. */
function isOwnHost(header: string, host: string): boolean {
  const name = header
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '');
  if (['localhost', '127.0.0.1', '::1', host.toLowerCase()].includes(name)) return true;
  return isAnyAddress(host) && (isIP(name) !== 0 || name === hostname().toLowerCase());
}

function isAnyAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function decode(address: string): string | null {
  try {
    const pathname = decodeURIComponent(address);
    return pathname.startsWith('/') && !pathname.includes('\0') ? pathname : null;
  } catch {
    return null;
  }
}

async function findFile(root: string, pathname: string, prefix: string): Promise<string | 'folder' | null> {
  if (!`${pathname}/`.startsWith(prefix)) return null;
  const asked = path.join(root, pathname.slice(prefix.length - 1));
  const file = await realpath(asked).catch(() => null);
  if (file === null || (file !== root && !file.startsWith(root + path.sep))) return null;
  const found = await stat(file);
  if (found.isFile()) return pathname.endsWith('/') ? null : file;
  if (!found.isDirectory()) return null;
  if (!pathname.endsWith('/')) return 'folder';
  const index = path.join(file, 'index.html');
  return (await stat(index).catch(() => null))?.isFile() ? index : null;
}
