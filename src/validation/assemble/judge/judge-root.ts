import type { Book } from '../../../book/schema/book.ts';
import { readFingerprint } from '../../../keys/ssh-key.ts';
import { isSignatureOf, parseSshSignature } from '../../../keys/ssh-signature.ts';
import { formatSignedText } from '../../../text/schema/form/canonical-text.ts';
import { isRefusedText } from '../../../text/schema/form/text-faults.ts';
import type { People } from '../../schema/signoffs/people.ts';
import type { TrustedFile } from '../../schema/signoffs/trust.ts';

/** The namespace of root signatures: no signature on a record or a tag vouches for the keys. */
export const trustNamespace = 'trust@docket';

/** What a verifier has from elsewhere than the content folder. */
export interface RootPin {
  /** Fingerprints. */
  readonly keys: readonly string[];
  /** How many of them must sign; by default all, for what the content folder says is what they are asked about. */
  readonly threshold: number | null;
}

type Root = NonNullable<Book['signing']['root']>;

/** Whether root keys vouch for one file, and which. */
export interface Voucher {
  readonly source: string;
  readonly vouched: boolean;
  /** Fingerprints of the root keys that signed it as it is. */
  readonly by: readonly string[];
}

/** Which of some keys signed a file as it is, in its canonical text. Every key counts once; nobody vouches for a text that is refused. */
export function judgeVoucher({ source, text, signatures }: TrustedFile, keys: readonly string[], threshold: number): Voucher {
  const roots = new Set(keys.map((key) => readFingerprint(key) ?? key));
  const message = Buffer.from(formatSignedText(text ?? ''));
  const signed = text === null || isRefusedText(text) ? [] : signatures.flatMap(({ signature }) => findSigner(signature, message) ?? []);
  const by = [...new Set(signed.filter((key) => roots.has(key)))].sort();
  return { source, vouched: by.length >= threshold, by };
}

/**
 * Judges whether enough root keys vouch for `allowed_signers` and `people.yaml` as they are. Without a pin the keys are those that the content folder
 * names itself, and whoever can write there can name others: only a pin shows whose they are. Null when there is neither a root nor a pin.
 */
export function judgeRoot(people: People | null, files: readonly TrustedFile[], pin: RootPin | null = null): Root | null {
  const root = people?.root ?? null;
  if (root === null && pin === null) return null;
  const keys = (pin?.keys ?? root?.keys ?? []).map((key) => readFingerprint(key) ?? key);
  const threshold = pin === null ? (root?.threshold ?? keys.length) : (pin.threshold ?? keys.length);
  const failed = files.map((file) => judgeVoucher(file, keys, threshold)).filter(({ vouched }) => !vouched);
  const whose = pin === null ? 'the root keys that the content folder itself names' : 'the root keys that the verifier gave';
  if (failed.length > 0) {
    const counts = failed.map(({ source, by }) => `\`${source}\` is signed by ${by.length}`).join(' and ');
    const fewer =
      pin !== null && pin.threshold === null && keys.length > 1 ? ' Where fewer are enough, say how many with `--threshold`.' : '';
    return { threshold, keys, state: 'not-vouched', reason: `Of ${whose}, ${threshold} must sign: ${counts}.${fewer}` };
  }
  const caution = pin === null ? ' Compare their fingerprints with those that you have from elsewhere.' : '';
  return { threshold, keys, state: 'vouched', reason: `Keys and people are signed by ${threshold} of ${whose}.${caution}` };
}

function findSigner(armour: string, message: Uint8Array): string | null {
  const signature = parseSshSignature(armour);
  if (signature === null || signature.namespace !== trustNamespace) return null;
  return isSignatureOf(signature, message) ? signature.fingerprint : null;
}
