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
  const { byKey, byPrincipals } = indexSigners(all);
  const sharing = byKey.get(key.toString('base64'))?.find((other) => other !== signer && other.principals !== principals);
  if (sharing !== undefined)
    return `its key ${formatSshFingerprint(key)} belongs to \`${sharing.principals}\` too, by line ${sharing.line}`;
  const overlapping = byPrincipals
    .get(principals)
    ?.find((other) => other !== signer && other.line < signer.line && overlaps(signer, other));
  return overlapping === undefined ? null : `\`${principals}\` has another key at the same time, by line ${overlapping.line}`;
}

interface SignerIndex {
  readonly byKey: ReadonlyMap<string, readonly AllowedSigner[]>;
  readonly byPrincipals: ReadonlyMap<string, readonly AllowedSigner[]>;
}

const indexes = new WeakMap<readonly AllowedSigner[], SignerIndex>();

/** Those who may sign off by key and by name, each in the order of the file; made once for a list, since every line asks for it. */
function indexSigners(all: readonly AllowedSigner[]): SignerIndex {
  const before = indexes.get(all);
  if (before !== undefined) return before;
  const signers = all.filter(isForSignoff);
  const index = {
    byKey: Map.groupBy(signers, ({ key }) => key.toString('base64')),
    byPrincipals: Map.groupBy(signers, ({ principals }) => principals),
  };
  indexes.set(all, index);
  return index;
}

function overlaps(a: AllowedSigner, b: AllowedSigner): boolean {
  const endsBefore = (first: AllowedSigner, second: AllowedSigner): boolean =>
    first.validBefore !== null && second.validAfter !== null && first.validBefore <= second.validAfter;
  return !endsBefore(a, b) && !endsBefore(b, a);
}
