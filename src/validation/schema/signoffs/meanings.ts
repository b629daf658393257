/** Codes of what a signature means, after ASTM E1762 and FHIR. `disapproval` is a refusal: signed, and shown as one. `withdrawal` takes back an earlier signature of the same person. */
export const meanings = ['author', 'reviewer', 'verification', 'witness', 'approval', 'disapproval', 'withdrawal'] as const;

export type Meaning = (typeof meanings)[number];
