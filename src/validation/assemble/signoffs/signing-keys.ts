import { type AllowedSigner, parseAllowedSigners } from '../../../keys/allowed-signers.ts';
import { findBrokenKeyRule, isForSignoff } from '../../../keys/key-rules.ts';
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
}

/** What the keys are made from, as read from the content folder. */
export interface SigningKeySources {
  readonly people: People | null;
  readonly policySha256: string | null;
  readonly policies: readonly Policy[];
  readonly allowedSigners: string | null;
  readonly asOf: string | null;
}

/** Parses the keys once for all records. A line of `allowed_signers` that breaks a rule for sign-off allows nobody. */
export function parseSigningKeys({ people, policySha256, policies, allowedSigners, asOf }: SigningKeySources): SigningKeys {
  const all = parseAllowedSigners(allowedSigners ?? '');
  const signers = all.filter((signer) => isForSignoff(signer) && findBrokenKeyRule(signer, all) === null);
  return { people, policySha256, policies, signers, asOf };
}
