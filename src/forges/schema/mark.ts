import type { Category } from '../../text/schema/category.ts';

/** What a commit message tells about where its change came from. */
export type Mark =
  /** The commit, or the merge, brought pull request `number` here. */
  | {
      readonly kind: 'merged';
      readonly number: number;
      readonly evidence: string;
      /** The number stands where an issue's could as well. */
      readonly loose?: boolean;
      /** For a merge: the pull request's title, when the message holds it. */
      readonly title?: string;
      /** For a merge: the branch that was merged, and whose fork it is in. */
      readonly branch?: string;
      readonly owner?: string;
      /** For a merge: what kind of change the message says that it is. */
      readonly type?: { readonly word: string; readonly category: Category };
    }
  /** The change was first made in pull request `number`; `sure` is false when the number could be an issue's. */
  | { readonly kind: 'origin-pull'; readonly number: number; readonly evidence: string; readonly sure: boolean }
  /** A number that stands where a pull request's does. */
  | { readonly kind: 'mentioned'; readonly number: number; readonly evidence: string }
  /** The change was first made in a commit; `sha` may be abbreviated. */
  | { readonly kind: 'origin-commit'; readonly sha: string; readonly evidence: string }
  /** What Gerrit calls the change on every branch. */
  | { readonly kind: 'change-id'; readonly id: string }
  /** An issue that the change is about. */
  | { readonly kind: 'issue'; readonly number: number; readonly evidence: string }
  /** The commit takes back another: by commit id, by pull request, or only by its subject; `guessed` where that may be just prose. */
  | {
      readonly kind: 'reverts';
      readonly sha: string | null;
      readonly number: number | null;
      readonly subject: string | null;
      readonly guessed?: boolean;
    };

/** A commit message, taken apart once for all conventions. */
export interface Message {
  readonly subject: string;
  readonly body: string;
  readonly merge: boolean;
  /** The lines of the body that begin as a known marker does, without blanks around. */
  readonly lines: readonly string[];
}

/** A convention reads the marks that one kind of project or tool leaves. */
export type Convention = (message: Message) => readonly Mark[];

/** What a convention gives that finds nothing. */
export const noMarks: readonly Mark[] = [];

/** A pull request number from digits, or null when there cannot be such a number. */
export function parsePullNumber(digits: string | undefined): number | null {
  if (digits === undefined || digits.length > 9) return null;
  const number = Number(digits);
  return number > 0 ? number : null;
}
