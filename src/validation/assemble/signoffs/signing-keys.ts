import { type AllowedSigner, parseAllowedSigners } from '../../../keys/allowed-signers.ts';
import { findBrokenKeyRule, isForSignoff } from '../../../keys/key-rules.ts';
import { formatSshFingerprint } from '../../../keys/ssh-key.ts';
import type { People } from '../../schema/signoffs/people.ts';
import type { Policy } from './policies.ts';

/** Who may sign, with which keys, and what counts as now: all that signatures are judged by beside their record. */
export interface SigningKeys {
  /** Null when there is no `content/people.yaml`, or when it is wrong: then nobody may sign. */
  readonly people: People | null;
  /** Of the canonical text of `content/people.yaml`. */
  readonly policySha256: string | null;
  /** The versions of `content/people.yaml` that git remembers, oldest first. */
  readonly policies: readonly Policy[];
  /** The lines of `allowed_signers` that keep the rules for sign-off. */
  readonly signers: readonly AllowedSigner[];
  /** ISO 8601; null when it is not known, so that nothing is said of what is retired by now. */
  readonly asOf: string | null;
  /** What the clock says, or what was given in its place, ISO 8601: nothing was signed after it. Null when that is not known. */
  readonly now: string | null;
  /** Fingerprints of all keys that may sign off, or might at any time that git remembers. */
  readonly everSigned: ReadonlySet<string>;
}

/** What the keys are made from, as read from the content folder. */
export interface SigningKeySources {
  readonly people: People | null;
  readonly policySha256: string | null;
  readonly policies: readonly Policy[];
  readonly allowedSigners: string | null;
  readonly asOf: string | null;
  readonly now?: string | null;
  /** Former texts of `content/allowed_signers`. */
  readonly formerSigners?: readonly string[];
}

/** Parses the keys once for all records. A line of `allowed_signers` that breaks a rule for sign-off allows nobody. */
export function parseSigningKeys({
  people,
  policySha256,
  policies,
  allowedSigners,
  asOf,
  now = null,
  formerSigners = [],
}: SigningKeySources): SigningKeys {
  const all = parseAllowedSigners(allowedSigners ?? '');
  const signers = all.filter((signer) => isForSignoff(signer) && findBrokenKeyRule(signer, all) === null);
  const former = [...new Set(formerSigners)].flatMap((text) => parseAllowedSigners(text).filter(isForSignoff));
  const everSigned = new Set([...signers, ...former].map(({ key }) => formatSshFingerprint(key)));
  return { people, policySha256, policies, signers, asOf, now, everSigned };
}
