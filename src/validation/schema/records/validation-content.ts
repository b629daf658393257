import type { Problem } from '../../../text/schema/problem.ts';
import type { People } from '../signoffs/people.ts';
import type { EvidenceFile } from './evidence.ts';
import type { ParsedProtocol, ParsedRecord } from './parsed-document.ts';

/** A signature pair beside a record, as found: `signatures/<record>/<n>-<role>-<principal>.json` and `.sig`. */
export interface SignatureFile {
  /** Path of the record that the folder belongs to: `content/releases/portal/2.3.0/release-validation.mdx`. */
  readonly record: string;
  /** Path of the statement. */
  readonly source: string;
  /** The exact bytes; null when only the other file of the pair is there. */
  readonly statement: Uint8Array | null;
  readonly signature: string | null;
}

/** Everything about validation in the content folder, as parsed, before it is judged. Sorted by path. */
export interface ValidationContent {
  readonly protocols: readonly ParsedProtocol[];
  readonly records: readonly ParsedRecord[];
  readonly evidence: readonly EvidenceFile[];
  readonly signatures: readonly SignatureFile[];
  /** Null when there is no `content/people.yaml`, or when it is wrong. */
  readonly people: People | null;
  /** Of the canonical text of `content/people.yaml`; null when there is none. */
  readonly policySha256: string | null;
  readonly peopleSource: { readonly text: string } | null;
  readonly allowedSigners: string | null;
  readonly problems: readonly Problem[];
}

/** No content folder, no validation. */
export const noValidation: ValidationContent = {
  protocols: [],
  records: [],
  evidence: [],
  signatures: [],
  people: null,
  policySha256: null,
  peopleSource: null,
  allowedSigners: null,
  problems: [],
};
