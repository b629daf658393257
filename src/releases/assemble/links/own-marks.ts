import { type ConventionConfig, matchConvention } from '../../../book/schema/backports-config.ts';
import { type Mark, noMarks } from '../../../forges/schema/mark.ts';
import type { Commit } from '../../../git/schema/repository.ts';

/** Reads messages by the users' own conventions, whose examples were checked with the configuration. */
export function prepareOwnMarks(conventions: readonly ConventionConfig[]): (commit: Commit) => readonly Mark[] {
  const forms = conventions.map(({ name, pattern }) => ({ name, form: new RegExp(pattern, 'i') }));
  if (forms.length === 0) return () => noMarks;
  return ({ subject, body }) =>
    forms.flatMap(({ name, form }) =>
      matchConvention(form, body === '' ? subject : `${subject}\n${body}`).flatMap(({ commit, pull }): readonly Mark[] => [
        ...(commit === null ? [] : [{ kind: 'origin-commit' as const, sha: commit, evidence: name }]),
        ...(pull === null ? [] : [{ kind: 'origin-pull' as const, number: pull, evidence: name, sure: true }]),
      ]),
    );
}
