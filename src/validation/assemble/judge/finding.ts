import type { SignoffState } from '../../schema/signoffs/signoff.ts';

/** Why a signature does not stand: the state that it is in for that, and a sentence for the reader. */
export interface Finding {
  readonly state: Exclude<SignoffState, 'valid'>;
  readonly reason: string;
}
