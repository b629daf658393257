import { readPlainText } from '../../releases/read/content-folder.ts';
import { parseFrontMatter } from '../../text/read/parse-front-matter.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { ledgerShape } from '../schema/backport-problems.ts';
import { type LedgerEntry, ledgerSchema } from '../schema/ledger.ts';

/** Where a product's ledger is, from the folder that holds `content/`. */
export const ledgerPath = (product: string): string => `content/backports/${product}.yaml`;

/** Reads what people decided about the changes of a product. A file with mistakes counts for nothing: what somebody meant is not guessed. */
export async function readLedger(
  root: string,
  product: string,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly problems: readonly Problem[] }> {
  const source = ledgerPath(product);
  const problems: Problem[] = [];
  const text = await readPlainText(root, source, problems);
  if (text === null) return { entries: [], problems };
  const parsed = parseLedger(text, source);
  return { entries: parsed.entries, problems: [...problems, ...parsed.problems] };
}

/** Parses a ledger, with the line of each entry. */
export function parseLedger(
  text: string,
  source: string,
): { readonly entries: readonly LedgerEntry[]; readonly problems: readonly Problem[] } {
  // The same reader as for front matter, which begins one line above.
  const { value, problems, placeOf } = parseFrontMatter(`---\n${text.replace(/^---[ \t]*$/gm, '')}\n---\n`, {
    source,
    schema: ledgerSchema,
  });
  const lineUp = (place: Problem['place']): Problem['place'] =>
    place.line === undefined ? place : { ...place, line: Math.max(1, place.line - 1) };
  const told = problems.map((problem) =>
    problem.severity === 'warning'
      ? { ...problem, place: lineUp(problem.place) }
      : ledgerShape(lineUp(problem.place), problem.message.replace(/^The front matter (is|has)/, 'It $1')),
  );
  if (value === null || told.some(({ severity }) => severity === 'error')) return { entries: [], problems: told };
  return { entries: value.entries.map((entry, at) => ({ ...entry, place: lineUp(placeOf(['entries', at])) })), problems: told };
}
