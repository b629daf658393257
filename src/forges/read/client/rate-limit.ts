/** What an answer says about limits. */
interface Limited {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * How long a forge wants one to wait, in milliseconds; null when it does not. GitHub says 403 or 429 with `retry-after` or with nothing remaining,
 * or 200 with an error of the type RATE_LIMITED; GitLab 429 with `retry-after` or `ratelimit-reset`; Gitea behind a proxy 429.
 */
export function waitOf({ status, headers, text, now }: Limited): number | null {
  const queryLimited = status === 200 && text.length < 10_000 && /"type"\s*:\s*"RATE_LIMITED"/.test(text);
  const remaining = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  const after = headers.get('retry-after');
  const secondary = status === 403 && (after !== null || remaining === '0' || /secondary rate limit/i.test(text));
  if (status !== 429 && !secondary && !queryLimited && !(status === 503 && after !== null)) return null;
  return untilRetry(after, now) ?? untilReset(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'), now) ?? 60_000;
}

function untilRetry(after: string | null, now: number): number | null {
  if (after === null) return null;
  const seconds = /^\d{1,6}$/.test(after) ? Number(after) : Number.NaN;
  const wait = Number.isNaN(seconds) ? Date.parse(after) - now : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(1000, wait);
}

/** A second more than it says, since what is told in whole seconds may be a moment ago. */
function untilReset(reset: string | null, now: number): number | null {
  return reset !== null && /^\d{1,12}$/.test(reset) ? Math.max(1000, Number(reset) * 1000 - now + 1000) : null;
}
