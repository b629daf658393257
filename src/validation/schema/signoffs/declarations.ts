import type { Meaning } from './meanings.ts';

/** The sentence that a signer sees before signing, and which becomes part of what is signed. */
export const declarations: Readonly<Record<Meaning, string>> = {
  author: 'I executed this record, and its results are what I observed.',
  reviewer: 'I reviewed this record with its evidence and deviations, and found them complete.',
  verification: 'I checked that the evidence supports the results of this record.',
  witness: 'I was present when this record was executed, and it says what I saw.',
  approval: 'I approve this record with its evidence and deviations.',
  disapproval: 'I refuse this record, for the reason in my comment.',
  withdrawal: 'I withdraw my earlier signature on this record, for the reason in my comment.',
};
