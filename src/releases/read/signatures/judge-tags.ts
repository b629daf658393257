import type { TagSignature } from '../../../book/schema/book.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { parseAllowedSigners } from '../../../keys/allowed-signers.ts';
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
    if (signature === null) continue;
    if (signature.format === 'ssh') judged.set(name, judgeSsh(signature, signers, taggedAt === null ? null : Date.parse(taggedAt)));
    else if (signature.format === 'pgp') {
      judgePgp ??= await startPgpJudge(keys.pgpKeys);
      judged.set(name, await judgePgp(signature));
    } else {
      judged.set(name, {
        format: 'x509',
        state: 'not-checked',
        signer: null,
        key: null,
        reason: 'Signatures with certificates are not checked.',
      });
    }
  }
  return judged;
}
