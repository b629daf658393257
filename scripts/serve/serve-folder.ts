import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
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
    answer(request, response, { root, prefix }).catch(() => {
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
  { root, prefix }: { readonly root: string; readonly prefix: string },
): Promise<void> {
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
  else
    createReadStream(found)
      .on('error', () => response.destroy())
      .pipe(response);
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
