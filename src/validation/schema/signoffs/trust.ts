/** A file that root keys vouch for, with the signatures on it. */
export interface TrustedFile {
  /** `content/allowed_signers` or `content/people.yaml` */
  readonly source: string;
  /** Null when it is not there. */
  readonly text: string | null;
  /** Armoured signatures from `content/trust/<file>/`, as they are. */
  readonly signatures: readonly { readonly source: string; readonly signature: string }[];
}
