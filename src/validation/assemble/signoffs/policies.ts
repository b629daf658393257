import type { ContentHistory } from '../../../git/schema/content-history.ts';
import type { People } from '../../schema/signoffs/people.ts';

/** A version of `content/people.yaml` that was committed. */
export interface Policy {
  /** Of the canonical text; null when there was no file, or no text in it. */
  readonly sha256: string | null;
  /** When it came into force, as git shows: ISO 8601. */
  readonly committedAt: string;
  /** When it was written, which a rebase keeps: ISO 8601. */
  readonly authoredAt: string | null;
  /** Whether a shallow clone was cut there, so that it may have been in force before. */
  readonly cut: boolean;
  /** Null when it cannot be read, so that nothing is known of who might sign then. */
  readonly read: () => People | null;
}

const source = 'content/people.yaml';

/** Lists the versions of `content/people.yaml` that git remembers, oldest first. Each text is parsed once at most, and only when somebody asks. */
export function listPolicies({ versions }: Pick<ContentHistory, 'versions'>, parse: (text: string) => People | null): readonly Policy[] {
  // A file that was deleted and made anew has two histories, and so has one that was moved away.
  const own = [...versions.values()].flat().filter(({ path }) => path === source);
  const parsed = new Map<string, People | null>();
  return own
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .flatMap(({ committedAt, authoredAt, sha256, text, cut = false }) => {
      if (committedAt === null) return [];
      const read = (): People | null => {
        if (sha256 === null || text === null) return null;
        const known = parsed.get(sha256);
        if (known !== undefined) return known;
        const people = parse(text);
        parsed.set(sha256, people);
        return people;
      };
      return { sha256, committedAt, authoredAt, cut, read };
    });
}

/** The people of the version that a statement names; null when it is not known, or cannot be read. */
export function findPolicyPeople(
  policy: string | null,
  {
    policySha256,
    people,
    policies,
  }: { readonly policySha256: string | null; readonly people: People | null; readonly policies: readonly Policy[] },
): People | null {
  if (policy === null) return null;
  return policy === policySha256 ? people : (policies.find(({ sha256 }) => sha256 === policy)?.read() ?? null);
}
