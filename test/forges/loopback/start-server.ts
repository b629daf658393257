import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { onTestFinished } from 'vitest';
import { worldNow } from './world.ts';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a text. */
  readonly body?: unknown;
}

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  /** How many requests came before. */
  readonly index: number;
}

/** What goes wrong with a request: an answer in place of the right one, or something done to the connection. */
export type Fault = Answer | 'cut' | 'hang' | 'close' | null;

export interface Loopback {
  readonly origin: string;
  readonly requests: Asked[];
}

/** Serves on loopback until the test ends. `faultOf` may spoil each request. */
export async function startServer(
  answerTo: (asked: Asked) => Answer | Promise<Answer>,
  { faultOf = () => null, tls }: { readonly faultOf?: (asked: Asked) => Fault; readonly tls?: { key: string; cert: string } } = {},
): Promise<Loopback> {
  const requests: Asked[] = [];
  const failures: unknown[] = [];
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    const serve = async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(Buffer.from(part));
      const text = Buffer.concat(parts).toString('utf8');
      const asked: Asked = {
        method: request.method ?? '',
        url: new URL(request.url ?? '', 'http://loopback'),
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
        index: requests.length,
      };
      requests.push(asked);
      const fault = faultOf(asked);
      if (fault === 'hang') return;
      if (fault === 'close') {
        request.socket.destroy();
        return;
      }
      const { status = 200, headers = {}, body } = fault !== null && typeof fault === 'object' ? fault : await answerTo(asked);
      const sent = typeof body === 'string' ? body : JSON.stringify(body ?? null);
      response.writeHead(status, {
        'content-type': 'application/json',
        date: new Date(worldNow).toUTCString(),
        'content-length': String(Buffer.byteLength(sent)),
        ...headers,
      });
      if (fault === 'cut') {
        response.write(sent.slice(0, sent.length / 2));
        setImmediate(() => request.socket.destroy());
      } else response.end(sent);
    };
    serve().catch((cause: unknown) => {
      failures.push(cause);
      response.destroy();
    });
  };
  const server: Server = tls === undefined ? createServer(listen) : createSecureServer(tls, listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    if (failures.length > 0) throw failures[0];
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, requests };
}
