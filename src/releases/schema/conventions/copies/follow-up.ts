/** What a commit repairs: a commit, or a pull request where the number is one's. */
export interface FollowUp {
  readonly sha: string | null;
  readonly number: number | null;
}

const byId =
  /^(?:[*-] )?(?:(?:this )?fix(?:es|ed|up)?(?: for| of| regression (?:from|of))?:? (?:commit )?|follow[- ]?up (?:for|to|of|on):? (?:commit )?|regression (?:from|of) (?:commit )?|bug introduced (?:in|by) (?:commit )?)([0-9a-f]{7,64})\b(?! upstream)/i;
const byNumber =
  /^(?:[*-] )?(?:follow[- ]?up (?:for|to|of|on):?|fix-?up (?:for|of):?|regression (?:from|of)|bug introduced (?:in|by)):? (?:PR |pull request )?#(\d{1,9})\b/i;
const closing = /^(?:[*-] )?fix(?:es|ed):? #(\d{1,9})\b/i;

/** Whether a message may say that it repairs something; nearly none does. */
export function mayFollowUp({ subject, body }: { readonly subject: string; readonly body: string }): boolean {
  return /fix|ollow|egression|introduced/i.test(body) || /^fix|ollow/i.test(subject);
}

/**
 * What a message says to repair: the kernel's `Fixes:`, systemd's `Follow-up for`. A number after `Fixes` is an issue's nearly always, and counts where it
 * is known to be a pull request's alone, which the caller has to see to.
 *
 * @example
 * net: put the check back
 *
 * Fixes: 1a2b3c4d5e6f ("net: move the check")
 * -> [{"sha":"1a2b3c4d5e6f","number":null}]
 * @example
 * units: order it after the other, too
 *
 * Follow-up for 0123456789abcdef0123456789abcdef01234567.
 * -> [{"sha":"0123456789abcdef0123456789abcdef01234567","number":null}]
 * @example
 * Keep the last part
 *
 * Follow-up to #40
 * -> [{"sha":null,"number":40}]
 * @example
 * Keep the last part
 *
 * Fixes #40
 * -> [{"sha":null,"number":40}]
 * @example
 * Fixes defaced pages
 * -> []
 */
export function readFollowUps(subject: string, body: string): readonly FollowUp[] {
  if (!mayFollowUp({ subject, body })) return none;
  const found: FollowUp[] = [];
  for (const line of [subject, ...body.split('\n').slice(0, 500)]) {
    const text = line.trim().slice(0, 300);
    const sha = byId.exec(text)?.[1]?.toLowerCase();
    // Seven letters may be a word.
    if (sha !== undefined && /\d/.test(sha)) found.push({ sha, number: null });
    const digits = byNumber.exec(text)?.[1] ?? closing.exec(text)?.[1];
    if (digits !== undefined && sha === undefined) found.push({ sha: null, number: Number(digits) });
  }
  return found;
}

const none: readonly FollowUp[] = [];
