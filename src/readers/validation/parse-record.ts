import { type KeepValue, keepNothing } from '../../domain/keep-value.ts';
import type { ParsedRecord } from '../../domain/validation/parsed-document.ts';
import { recordFrontMatterSchema } from '../../domain/validation/record.ts';
import { parseFrontMatter } from '../parse-front-matter.ts';
import { boundFile } from './bound-text.ts';
import { digestText } from './digest-text.ts';
import { keepBody } from './keep-body.ts';
import { parseBody } from './parse-body.ts';

/** Parses the file of a record. Never throws and runs nothing of it; with broken front matter its steps are there all the same. */
export function parseRecord(
  written: string,
  { source, folder }: { readonly source: string; readonly folder: ParsedRecord['folder'] },
  keep: KeepValue = keepNothing,
): ParsedRecord {
  const { text, problems: excess } = boundFile(written, source);
  const { value, body, bodyStart, problems, placeOf } = parseFrontMatter(text, { source, schema: recordFrontMatterSchema });
  const parse = () => parseBody(body, (line, column) => ({ source, line: line + bodyStart, column }));
  const parsed = keepBody({ source, markdown: body, bodyStart }, keep, parse);
  return {
    source,
    folder,
    text: written,
    sha256: digestText(written),
    head: value,
    body: parsed,
    placeOf,
    problems: [...excess, ...problems, ...parsed.problems],
  };
}
