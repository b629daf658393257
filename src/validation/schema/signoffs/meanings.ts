/** Codes of what a signature means, after ASTM E1762 and FHIR. `disapproval` is a refusal: signed, and shown as one. */
export const meanings = ['author', 'reviewer', 'verification', 'witness', 'approval', 'disapproval'] as const;

export type Meaning = (typeof meanings)[number];
