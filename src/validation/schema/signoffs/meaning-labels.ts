import type { Meaning } from './meanings.ts';

/** What each meaning of a signature is called, in statements too: a statement whose label is another one would deceive, and is malformed. */
export const meaningLabels: Readonly<Record<Meaning, string>> = {
  author: 'Author of the record',
  reviewer: 'Review of the record',
  verification: 'Verification of the record',
  witness: 'Witness of the execution',
  approval: 'Approval of the record',
  disapproval: 'Refusal of the record',
  withdrawal: 'Withdrawal of a signature',
};
