import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** Answers requests for the files beside the pages from a folder, while the site is worked on; lets all others pass. */
export function serveOutputs(folder: string, base: string): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const serve = sirv(folder, { dev: true, etag: true, extensions: [] });
  return (request, response, next) => {
    const { url = '/' } = request;
    // sirv leaves a file open that somebody no longer wants.
    response.once('pipe', (file) => response.once('close', () => file.unpipe().destroy()));
    request.url = url.startsWith(base) ? url.slice(base.length - 1) : url;
    serve(request, response, () => {
      request.url = url;
      next();
    });
  };
}
