import type { TagSignature } from '../../../book/schema/tag.ts';
import type { RawSignature, RepositoryHistory } from '../../../git/schema/repository.ts';
import { parseAllowedSigners } from '../../../keys/allowed-signers.ts';
import { readSignedName } from '../../../keys/signed-name.ts';
import { quoteValue } from '../../../text/schema/quote.ts';
import { type PgpJudge, startPgpJudge } from './judge-pgp.ts';
import { judgeSsh } from './judge-ssh.ts';

/** The keys that signatures on tags are judged by, as text. */
export interface TagKeys {
  /** An `allowed_signers` file, for SSH; null when there is none. */
  readonly allowedSigners: string | null;
  /** Armoured public keys, for PGP; one text may hold several. */
  readonly pgpKeys: readonly string[];
}

/** Judges every signature on a tag offline: by tag name, an entry for each signed tag. A kind of signature without keys is 'not-checked', which costs next to nothing. */
export async function judgeTags(history: Pick<RepositoryHistory, 'tags'>, keys: TagKeys): Promise<ReadonlyMap<string, TagSignature>> {
  const signers = keys.allowedSigners === null ? null : parseAllowedSigners(keys.allowedSigners);
  const judged = new Map<string, TagSignature>();
  let judgePgp: PgpJudge | undefined;
  for (const { name, signature, taggedAt } of history.tags) {
    if (signature !== null) judged.set(name, await judge(name, signature, taggedAt));
  }
  return judged;

  async function judge(name: string, signature: RawSignature, taggedAt: string | null): Promise<TagSignature> {
    switch (signature.format) {
      case 'ssh':
        return judgeName(judgeSsh(signature, signers, taggedAt === null ? null : Date.parse(taggedAt)), name, signature);
      case 'pgp':
        judgePgp ??= await startPgpJudge(keys.pgpKeys);
        return judgeName(await judgePgp(signature), name, signature);
      case 'x509':
        return { format: 'x509', state: 'not-checked', signer: null, key: null, reason: 'Signatures with certificates are not checked.' };
    }
  }
}

/** Whoever may push can point another ref at a signed object: what was signed is the name in it. */
function judgeName(verdict: TagSignature, name: string, { payload }: RawSignature): TagSignature {
  const signed = readSignedName(payload);
  if (signed === name || !isAboutTag(verdict)) return verdict;
  const was = signed === null ? 'for something that is no tag' : `for the tag \`${quoteValue(signed)}\``;
  const reason = `The signature was made ${was}, not for \`${quoteValue(name)}\`, which leads to the same object.`;
  return { ...verdict, state: 'invalid', signer: null, reason };
}

/** Whether the signature fits its object, so that its name is worth asking for. */
function isAboutTag({ state }: TagSignature): boolean {
  return state === 'valid' || state === 'key-unknown' || state === 'key-not-valid-then';
}
