import {
  type Asked,
  answeredPage,
  answerUnreadable,
  clocksDiffer,
  gaveUp,
  limitReached,
  redirectedAway,
  tokenMissing,
  tokenRefused,
  unencrypted,
} from '../../schema/collect-failures.ts';
import { explainNetwork } from './explain-network.ts';
import { hideInside, hideToken } from './hide-token.ts';
import { waitOf } from './rate-limit.ts';
import { readBody } from './read-body.ts';

/** What talking to a forge takes from outside, so that a test needs no sleep and no clock. */
export interface ForgeIo {
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Between 0 and 1, so that many who wait do not all come back at once. */
  readonly random: () => number;
  /** Told why there is a pause, and for how long in milliseconds. */
  readonly onWait?: (reason: string, milliseconds: number) => void;
  /** How long one answer may take, in milliseconds; by default a minute. */
  readonly timeout?: number;
}

/** Whom to ask, and with what. */
export interface ForgeAccess {
  /** Scheme, host and port: nothing is sent anywhere else. */
  readonly origin: string;
  readonly token: string | null;
  /** The header that carries the token, such as `authorization`. */
  readonly header: (token: string) => Readonly<Record<string, string>>;
  readonly asked: Asked;
}

export interface ForgeRequest {
  /** Below the origin, with its slash in front. */
  readonly path: string;
  /** Sent as JSON; makes it a POST. Asked for with the number of the try, from 0, so that a query may ask for less after a failure. */
  readonly body?: (attempt: number) => unknown;
  /** What is wrong with an answer that came whole, in words, when another try may help; null when it is fine. */
  readonly failureOf?: (json: unknown) => string | null;
}

export interface ForgeAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined for an answer without one. */
  readonly json: unknown;
}

export interface ForgeClient {
  /** Asks until there is an answer: waits when the forge wants it, tries again when it fails. Throws `CannotGoOn`; no message holds the token. */
  readonly ask: (request: ForgeRequest) => Promise<ForgeAnswer>;
  /** Takes the token out of a text. */
  readonly hide: (text: string) => string;
}

/** How often one request is tried. */
const tries = 6;
/** The longest pause, in milliseconds: limits of forges end within the hour. */
const longestWait = 65 * 60_000;
/** How far two clocks may be apart, in milliseconds. */
const clockTolerance = 10 * 60_000;
const redirects = 3;

/**
 * Makes what talks to one forge: it sends the token to the configured origin alone, follows redirects there and nowhere else, waits as the forge's
 * limits ask, and tries again with growing pauses when the forge or the network fails.
 */
export function makeForgeClient({ origin, token, header, asked }: ForgeAccess, io: ForgeIo): ForgeClient {
  const hide = hideToken(token);
  const { protocol, hostname } = new URL(origin);
  if (token !== null && protocol !== 'https:' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) throw unencrypted(asked);
  let clockChecked = false;

  async function ask(request: ForgeRequest): Promise<ForgeAnswer> {
    let reason = '';
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const outcome = await send({ path: request.path, body: request.body?.(attempt) }, 0);
      const failed = 'answer' in outcome ? (request.failureOf?.(outcome.answer.json) ?? null) : null;
      if ('answer' in outcome && failed === null) return outcome.answer;
      if ('wait' in outcome) {
        if (outcome.wait > longestWait) throw limitReached(asked, new Date(io.now() + outcome.wait).toISOString());
        await pause(`${asked.host} asks to wait`, outcome.wait);
      } else {
        reason = 'failed' in outcome ? outcome.failed : (failed ?? '');
        if (attempt + 1 < tries) await pause(reason, Math.min(60_000, 1000 * 2 ** attempt) * (0.75 + io.random() / 2));
      }
    }
    throw gaveUp(asked, hide(reason === '' ? 'it asks to wait again and again' : reason));
  }

  async function pause(reason: string, milliseconds: number): Promise<void> {
    io.onWait?.(hide(reason), milliseconds);
    await io.sleep(milliseconds);
  }

  async function send({ path, body }: Sent, hops: number): Promise<Outcome> {
    const url = new URL(path, origin);
    if (url.origin !== origin) throw redirectedAway(asked, hide(url.origin));
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(io.timeout ?? 60_000),
        headers: {
          accept: 'application/json',
          'user-agent': 'docket',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === null ? {} : header(token)),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = hide(await readBody(response));
    } catch (cause) {
      return { failed: hide(explainNetwork(cause, asked)) };
    }
    checkClock(response.headers);
    const { status, headers } = response;
    if (status >= 300 && status < 400 && status !== 304) return follow(response, { body, hops });
    const wait = waitOf({ status, headers, text, now: io.now() });
    if (wait !== null) return { wait };
    if (status === 401) throw token === null ? tokenMissing(asked) : tokenRefused(asked);
    if (status >= 500 || status === 408) return { failed: `it answered ${status}` };
    const json = parseJson(text);
    if (json === broken) {
      if (/^\s*</.test(text)) {
        if (status >= 400) return { answer: { status, headers, json: undefined } };
        throw answeredPage(asked);
      }
      return { failed: 'its answer ends in the middle' };
    }
    // JSON may write a token in another way than it is.
    return { answer: { status, headers, json: hideInside(json, hide) } };
  }

  async function follow(response: Response, { body, hops }: { readonly body: unknown; readonly hops: number }): Promise<Outcome> {
    const location = response.headers.get('location') ?? '';
    const to = URL.canParse(location, response.url) ? new URL(location, response.url) : null;
    if (to === null || hops >= redirects) throw answerUnreadable(asked, 'it sends the request round in circles');
    if (to.origin !== origin) throw redirectedAway(asked, hide(to.origin));
    // What a forge sends elsewhere with GET is read there; a query is sent again only where it says that it is to be.
    if (body !== undefined && response.status !== 307 && response.status !== 308) throw answeredPage(asked);
    return send({ path: to.pathname + to.search, body }, hops + 1);
  }

  function checkClock(headers: Headers): void {
    const there = Date.parse(headers.get('date') ?? '');
    if (clockChecked || Number.isNaN(there)) return;
    clockChecked = true;
    const here = io.now();
    if (Math.abs(there - here) <= clockTolerance) return;
    throw clocksDiffer(asked, { here: new Date(here).toISOString(), there: new Date(there).toISOString() });
  }

  return { ask, hide };
}

interface Sent {
  readonly path: string;
  readonly body: unknown;
}

type Outcome = { readonly answer: ForgeAnswer } | { readonly wait: number } | { readonly failed: string };

const broken = Symbol('broken');

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return broken;
  }
}
