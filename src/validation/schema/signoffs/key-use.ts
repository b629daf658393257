import type { Person } from './people.ts';

/** Whether a person can sign with a key: it may be retired, not valid yet, or one that someone else may have. */
export type KeyUse = 'in-use' | 'not-yet' | 'retired' | 'compromised';

/** What a key is worth at a moment, ISO 8601 with offset. */
export function tellKeyUse({ validAfter, validBefore, compromised }: Person['keys'][number], asOf: string): KeyUse {
  if (compromised !== null) return 'compromised';
  const now = Date.parse(asOf);
  if (validBefore !== null && Date.parse(validBefore) <= now) return 'retired';
  return validAfter !== null && Date.parse(validAfter) > now ? 'not-yet' : 'in-use';
}
