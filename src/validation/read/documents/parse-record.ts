import { type KeepValue, keepNothing } from '../../../git/schema/keep-value.ts';
import { boundFile } from '../../../text/read/bound-text.ts';
import { parseFrontMatter } from '../../../text/read/parse-front-matter.ts';
import { listTextProblems } from '../../../text/read/text-problems.ts';
import { formatCanonicalText } from '../../../text/schema/form/canonical-text.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import { recordFrontMatterSchema } from '../../schema/records/record.ts';
import { digestText } from './digest-text.ts';
import { keepBody } from './keep-body.ts';
import { parseBody } from './parse-body.ts';

/** Parses the file of a record from its canonical text. Never throws and runs nothing of it; with broken front matter its steps are there all the same. */
export function parseRecord(
  written: string,
  { source, folder }: { readonly source: string; readonly folder: ParsedRecord['folder'] },
  keep: KeepValue = keepNothing,
): ParsedRecord {
  const { text: bounded, problems: excess } = boundFile(written, source);
  const text = formatCanonicalText(bounded);
  const faults = listTextProblems(bounded, source);
  const { value, body, bodyStart, problems, placeOf } = parseFrontMatter(text, { source, schema: recordFrontMatterSchema });
  const title = value?.title ?? '';
  const place = (line: number, column: number) => ({ source, line: line + bodyStart, column });
  const parse = () => ({ ...parseBody(body, place, title), entries: [], spans: [] });
  const parsed = keepBody({ source, markdown: body, bodyStart, title }, keep, parse);
  return {
    source,
    folder,
    text,
    sha256: digestText(written),
    ...(faults.length > 0 ? { refused: true } : {}),
    head: value,
    body: parsed,
    placeOf,
    problems: [...excess, ...faults, ...problems, ...parsed.problems],
  };
}
