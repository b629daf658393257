import type { Signoff } from '../../validation/schema/signoffs/signoff.ts';

/** A file of a bundle, by its path below the bundle's top folder. */
export interface BundledFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A signature as the bundle lists it for its verifier. */
export interface BundledSignature {
  /** Path of the statement; its signature has the same name and ends in `.sig`. */
  readonly statement: string;
  /** Path of the record that it lies with. */
  readonly record: string;
  readonly state: Signoff['state'];
  readonly superseded: boolean;
  /** When it says that it was signed, in UTC as `ssh-keygen -O verify-time` takes it: `20260312030500Z`; `-` where it does not say. */
  readonly time: string;
}

/** The index that the verifier reads: a line each, parted by tabs. No path of Docket's holds a tab or a line end; one that did is left out and refused by the verifier. */
export function formatSignatureIndex(signatures: readonly BundledSignature[]): string {
  return signatures
    .map(({ statement, record, state, superseded, time }) => `${time}\t${superseded ? 'superseded' : state}\t${statement}\t${record}\n`)
    .join('');
}

/** The time of a signature as `ssh-keygen -O verify-time` takes it. */
export function formatVerifyTime(signedAt: string | null): string {
  const at = signedAt === null ? Number.NaN : Date.parse(signedAt);
  return Number.isNaN(at) ? '-' : new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
}

/** What a bundle says about itself, for who opens it in ten years. */
export function formatBundleReadme({
  product,
  version,
  asOf,
  docket,
  pages,
}: {
  readonly product: string;
  readonly version: string;
  readonly asOf: string;
  readonly docket: string;
  readonly pages: boolean;
}): string {
  return `${product} ${version}
as of ${asOf}, written by Docket ${docket}

  content/      the files as they lie in the repository: records, protocols, evidence, statements and
                signatures, keys, people, policies
  texts/        each text that somebody signed, in canonical form (UTF-8, line feeds, NFC, no blanks at line
                ends, one final line feed), named by its SHA-256
  tags/         the objects of the release's tags, as git keeps them
  release.json  everything that Docket knows of this release; records/ the same for each record
  pages/        ${pages ? 'the pages of the site, and their PDFs where they were printed' : 'not here: the bundle was written without a built site'}
  records.txt   each record and the SHA-256 of its canonical text
  signatures.txt  each signature: time, state, statement, record
  SHA256SUMS    the digest of every file

To verify it, with a shell, sha256sum and ssh-keygen (OpenSSH 8.1 or newer):

  sh verify.sh

It checks every file, every signature against content/allowed_signers at the time that the signature says,
and that what was signed is what lies here. A list of keys that you have from elsewhere says more than
the one in the bundle: ALLOWED_SIGNERS=/path/to/allowed_signers sh verify.sh

Whether a signer had the role, and whether the order was kept, needs Docket: run \`docket verify\` on the repository.
`;
}
