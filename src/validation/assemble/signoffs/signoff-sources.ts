import type { SignatureFile } from '../../schema/records/validation-content.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { TrustList } from '../judge/judge-trust-number.ts';
import type { MissingPair } from './list-missing-pairs.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What the signatures of a content folder were judged by: enough to plan another one by the same rules. */
export interface SignoffSources {
  /** By path of the record. */
  readonly contexts: ReadonlyMap<string, SignoffContext>;
  readonly files: readonly SignatureFile[];
  /** Signatures that git remembers and that do not lie with their record, by its path. */
  readonly missing: ReadonlyMap<string, readonly MissingPair[]>;
  readonly keys: SigningKeys;
  /** Numbered lists of what root keys vouched for at any time. */
  readonly trustLists: readonly TrustList[];
}
