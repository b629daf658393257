import type { SignatureFile } from '../../schema/records/validation-content.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What the signatures of a content folder were judged by: enough to plan another one by the same rules. */
export interface SignoffSources {
  /** By path of the record. */
  readonly contexts: ReadonlyMap<string, SignoffContext>;
  readonly files: readonly SignatureFile[];
  readonly keys: SigningKeys;
}
