import type { Book } from '../domain/book.ts';

/** A problem that bears on what is signed. */
export interface ToldProblem {
  readonly source: string;
  readonly reason: string;
  /** Whether it takes away from what was signed; else it is a doubt. */
  readonly fails: boolean;
}

/** Files that say who may sign: what is wrong with them concerns every record. */
export const keySources: ReadonlySet<string> = new Set(['content/people.yaml', 'content/allowed_signers']);

/** Errors among these are failures; `strict` raises the others to errors. */
const telling = new Set([
  'executor-unknown',
  'key-name-malformed',
  'nothing-executed',
  'people-shape',
  'released-otherwise',
  'signature-committed-late',
  'signature-taken-away',
  'signature-time-out-of-bounds',
  'signatures-without-record',
  'signed-record-deleted',
  'signed-tag-moved',
]);

/** What is not known contradicts nothing, and is told of records that are signed. */
const unknown = new Set(['candidate-tag-differs', 'candidate-tag-unknown', 'candidate-not-tagged', 'candidate-commit-unknown']);

/** Lists the problems that whoever verifies must hear of. `signed` holds the paths of the records with a signature that stands. */
export function listTold(problems: Book['problems'], signed: ReadonlySet<string>): readonly ToldProblem[] {
  return problems.flatMap(({ code, severity, place: { source }, message }) => {
    const link =
      code === 'content-file-elsewhere' && (keySources.has(source) || /\/signatures(?:\/|$)|^content\/trust(?:\/|$)/.test(source));
    if (telling.has(code) || link) return [{ source, reason: message, fails: severity === 'error' }];
    return unknown.has(code) && signed.has(source) ? [{ source, reason: message, fails: false }] : [];
  });
}
