import type { Release } from '../../../book/schema/book.ts';
import type { TagSignature } from '../../../book/schema/tag.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';

const statuses: Readonly<Record<Release['status'], Stamp>> = {
  candidate: { word: 'candidate', kind: 'open' },
  released: { word: 'released', kind: 'good' },
  superseded: { word: 'superseded', kind: 'past' },
  yanked: { word: 'yanked', kind: 'bad' },
};

const signatures: Readonly<Record<TagSignature['state'], Stamp>> = {
  valid: { word: 'tag signed', kind: 'good' },
  invalid: { word: 'bad signature', kind: 'bad' },
  malformed: { word: 'malformed signature', kind: 'bad' },
  'key-unknown': { word: 'key unknown', kind: 'doubt' },
  'key-not-valid-then': { word: 'key not valid then', kind: 'doubt' },
  'not-checked': { word: 'not checked', kind: 'doubt' },
};

/** The stamp of a release's status. */
export const statusStamp = (status: Release['status']): Stamp => statuses[status];

/** The stamp of a tag's signature; a tag without one is stamped so. */
export const signatureStamp = (signature: TagSignature | null): Stamp =>
  signature === null ? { word: 'tag not signed', kind: 'past' } : signatures[signature.state];
