import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.pdf': 'application/pdf',
  '.bin': 'application/octet-stream',
};

/** Answers requests for the files beside the pages from a folder, while the site is worked on; lets all others pass. */
export function serveOutputs(folder: string, base: string): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const file = findFile(folder, base, request.url ?? '');
    const type = file === null ? undefined : types[path.extname(file)];
    if (file === null || type === undefined) return next();
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(readFileSync(file));
  };
}

/** The file that an address names, when it is in the folder. */
function findFile(folder: string, base: string, address: string): string | null {
  const { pathname } = new URL(address, 'http://localhost');
  const inside = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  const file = path.join(folder, decode(inside));
  const leaves = path.relative(folder, file).startsWith('..');
  return !leaves && existsSync(file) && statSync(file).isFile() ? file : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
