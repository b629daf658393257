import type { Book } from '../../../book/schema/book.ts';

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
  'decision-too-early',
  'executor-unknown',
  'key-name-malformed',
  'name-shared',
  'nothing-executed',
  'people-shape',
  'signature-committed-late',
  'refused-run-not-named',
  'signature-half-taken-away',
  'signature-taken-away',
  'signed-record-missing',
  'signed-record-unplaced',
  'signature-time-out-of-bounds',
  'signatures-without-record',
  'signed-record-deleted',
  'signed-tag-moved',
]);

/** Warnings that leave open what people signed for. Errors do so, whatever their code. */
const doubtful = new Set(['candidate-not-tagged', 'protocol-changed-in-place', 'protocol-not-effective', 'steps-differ']);

/**
 * Lists the problems that whoever verifies must hear of. `signed` holds the paths of the records with a signature that stands: what is wrong in them takes
 * nothing away from what was signed, and nobody should overlook it.
 */
export function listTold(problems: Book['problems'], signed: ReadonlySet<string>): readonly ToldProblem[] {
  return problems.flatMap(({ code, severity, place: { source }, message }) => {
    const isError = severity === 'error';
    const link =
      code === 'content-file-elsewhere' && (keySources.has(source) || /\/signatures(?:\/|$)|^content\/trust(?:\/|$)/.test(source));
    if (telling.has(code) || link) return [{ source, reason: message, fails: isError }];
    return signed.has(source) && (isError || doubtful.has(code)) ? [{ source, reason: message, fails: false }] : [];
  });
}
