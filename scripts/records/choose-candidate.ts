import type { Product, Release } from '../../src/book/schema/book.ts';
import type { Candidate } from '../../src/book/schema/release.ts';
import type { Tag } from '../../src/book/schema/tag.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** What a record says about the candidate that it executes. */
export interface CandidateFacts {
  readonly version: string;
  readonly repository?: string;
  readonly tag?: string;
  readonly commit?: string;
}

/**
 * The candidate with its tag and commit. Without a wish, the newest candidate that is tagged, or where there is none the release itself. A wish may be the whole version, a
 * tag or the last part of it, such as `rc.2`; for a product of several repositories `repository` chooses whose tag stands for it.
 */
export function chooseCandidate(
  product: Product,
  release: Release,
  wish: { readonly candidate?: string | undefined; readonly repository?: string | undefined },
): CandidateFacts {
  const candidate = wish.candidate === undefined ? findNewest(release) : findCandidate(release, wish.candidate);
  if (candidate === undefined && wish.candidate !== undefined && !isRelease(release, wish.candidate)) {
    const known = [...release.candidates.map(({ version }) => version), ...(release.tags.length > 0 ? [release.version] : [])];
    throw new CannotGoOn(
      `\`${product.id}\` ${release.version} has no candidate \`${wish.candidate}\`${known.length === 0 ? ': none is tagged' : `, only ${known.map((name) => `\`${name}\``).join(', ')}`}.`,
      { hint: known.length === 0 ? 'Tag the candidate first.' : 'Choose one of these, or tag the candidate first.' },
    );
  }
  const { version, tags } = candidate ?? { version: release.version, tags: release.tags };
  const tag = chooseTag(product, tags, wish.repository);
  if (tag !== undefined) return { version, repository: tag.repository, tag: tag.name, commit: tag.commit };
  return candidate?.repository ? { version, repository: candidate.repository } : { version };
}

/** A candidate that was never tagged is chosen only when nothing of the release is. */
function findNewest({ candidates, tags }: Release): Candidate | undefined {
  return candidates.findLast((candidate) => candidate.tags.length > 0) ?? (tags.length > 0 ? undefined : candidates.at(-1));
}

function findCandidate({ candidates }: Release, wish: string): Candidate | undefined {
  return (
    candidates.find(({ version, tags }) => version === wish || tags.some(({ name }) => name === wish)) ??
    candidates.find(({ label }) => label === wish)
  );
}

function isRelease({ version, tags }: Release, wish: string): boolean {
  return tags.length > 0 && (version === wish || tags.some(({ name }) => name === wish));
}

function chooseTag(product: Product, tags: readonly Tag[], repository: string | undefined): Tag | undefined {
  if (repository === undefined) {
    return product.repositories.flatMap(({ id }) => tags.find((tag) => tag.repository === id) ?? [])[0] ?? tags[0];
  }
  const tag = tags.find((one) => one.repository === repository);
  if (tag !== undefined) return tag;
  const known = tags.map((one) => `\`${one.repository}\``);
  throw new CannotGoOn(
    `The candidate is not tagged in \`${repository}\`${known.length === 0 ? ', nor anywhere' : `, only in ${known.join(', ')}`}.`,
    {
      hint: 'Choose one that has a tag of the candidate, or leave `--repository` out.',
    },
  );
}
