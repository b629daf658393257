import type { AllowedSigner } from './allowed-signers.ts';
import { matchesPatternList } from './pattern-list.ts';
import { formatSshFingerprint, parseSshKey } from './ssh-key.ts';

/** The namespace of signatures on records: never `git` or `file`, so that no signature made for something else counts. */
export const signoffNamespace = 'signoff@docket';

const shortestRsa = 384;

/** Whether a line of `allowed_signers` would allow sign-off at all; one for tags alone is bound by no rule here. */
export function isForSignoff({ namespaces }: AllowedSigner): boolean {
  return namespaces === null || matchesPatternList(signoffNamespace, namespaces);
}

/**
 * Says which rule for sign-off a line of `allowed_signers` breaks; null when it keeps them all. OpenSSH allows what these rules forbid: a wildcard would
 * accept any name, a line without namespaces any purpose, a time without `Z` would be judged by the machine's time zone, and a key of two people is nobody's.
 * Several keys of one person must not be valid at the same time; of two that are, the one that stands first counts.
 */
export function findBrokenKeyRule(signer: AllowedSigner, all: readonly AllowedSigner[]): string | null {
  const { principals, namespaces, key, zoned, certAuthority } = signer;
  if (certAuthority) return 'a certificate authority cannot sign off';
  if (/[*?!,]/.test(principals)) return `\`${principals}\` is not the name of one person`;
  if (namespaces === null) return `it has no \`namespaces="${signoffNamespace}"\``;
  if (!namespaces.split(',').includes(signoffNamespace)) return `its namespaces \`${namespaces}\` allow sign-off by a pattern only`;
  if (!zoned) return 'a time in it does not end in `Z`';
  const parsed = parseSshKey(key);
  if (parsed === null) return 'its key is of a kind that is not supported, or too short';
  if (parsed.kind === 'rsa' && parsed.size < shortestRsa) return `its RSA key has ${parsed.size * 8} bits, fewer than 3072`;
  const others = all.filter((other) => other !== signer && isForSignoff(other));
  const sharing = others.find((other) => other.key.equals(key) && other.principals !== principals);
  if (sharing !== undefined)
    return `its key ${formatSshFingerprint(key)} belongs to \`${sharing.principals}\` too, by line ${sharing.line}`;
  const overlapping = others.find((other) => other.line < signer.line && other.principals === principals && overlaps(signer, other));
  return overlapping === undefined ? null : `\`${principals}\` has another key at the same time, by line ${overlapping.line}`;
}

function overlaps(a: AllowedSigner, b: AllowedSigner): boolean {
  const endsBefore = (first: AllowedSigner, second: AllowedSigner): boolean =>
    first.validBefore !== null && second.validAfter !== null && first.validBefore <= second.validAfter;
  return !endsBefore(a, b) && !endsBefore(b, a);
}
