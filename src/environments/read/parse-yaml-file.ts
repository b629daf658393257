import type { z } from 'zod';
import { boundFile } from '../../text/read/bound-text.ts';
import { lineUp, parseFrontMatter } from '../../text/read/parse-front-matter.ts';
import { listTextProblems } from '../../text/read/text-problems.ts';
import { formatCanonicalText } from '../../text/schema/form/canonical-text.ts';
import type { Place, Problem } from '../../text/schema/problem.ts';
import { yamlFileWrong } from '../schema/problems/file-problems.ts';

/** A YAML file as a value; null when any part of it is wrong, and then `problems` says what, with line and column. */
export interface ParsedYaml<Value> {
  readonly value: Value | null;
  readonly problems: readonly Problem[];
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/** Parses a YAML file that the content folder holds and checks it against a schema. Never throws. */
export function parseYamlFile<Schema extends z.ZodType>(
  written: string,
  { source, schema }: { readonly source: string; readonly schema: Schema },
): ParsedYaml<z.output<Schema>> {
  const { text, problems: excess } = boundFile(written, source);
  const faults = [...excess, ...listTextProblems(text, source)];
  const body = formatCanonicalText(text).replace(/^---[ \t]*$/gm, '');
  // The reader of front matter, which begins one line above.
  const { value, problems, placeOf } = parseFrontMatter(`---\n${body}\n---\n`, { source, schema });
  const wrong = problems.map((problem) =>
    problem.severity === 'warning'
      ? { ...problem, place: lineUp(problem.place) }
      : yamlFileWrong(lineUp(problem.place), problem.message.replace(/^The front matter (is|has)/, 'The file $1')),
  );
  const all = [...faults, ...wrong];
  return {
    value: all.some(({ severity }) => severity === 'error') ? null : value,
    problems: all,
    placeOf: (path) => lineUp(placeOf(path)),
  };
}
