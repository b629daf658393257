import type { Table } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { type Field, isPlaceName, normalizeName } from '../../schema/fields/field-names.ts';
import { readVerdictColumn } from '../../schema/fields/verdict-columns.ts';
import { saysFailure } from '../../schema/verdicts/says-failure.ts';
import { textWithin } from '../documents/inline-lines.ts';
import { isLoneVerdict, isOtherVerdict } from './combine-results.ts';
import { expandLetter } from './expand-letter.ts';
import { isResultChoice, parseResult } from './parse-result.ts';

type Rows = Table['children'];
type Columns = { readonly titles: readonly string[]; readonly fields: (Field | null)[]; readonly rows: Rows };

/**
 * Finds the columns of results. Where several say how a row came out, such as one for each browser or run, all of them count; a column of another name whose
 * cells are nothing but verdicts is one too. A column that says what came out beside one that judges it holds the actual result.
 */
export function settleResults({ titles, fields, rows }: Columns): void {
  if (findVerdictColumns(titles, fields).length > 0) return;
  const unknown = fields.flatMap((field, index) => (field === null && !isOtherVerdict(titles[index] ?? '') ? [index] : []));
  const said = unknown.filter((index) => holdsVerdicts(rows, index));
  const isMatrix =
    !fields.includes('result') && !fields.includes('expected') && unknown.filter((index) => isPlaceName(titles[index] ?? '')).length > 1;
  for (const index of unknown) {
    const isPlace = isPlaceName(titles[index] ?? '');
    // Signs alone may say where a test applies, unless they stand beside results.
    if (
      said.includes(index) ||
      ((isPlace || said.length > 0) && (isMatrix || fields.includes('result') || said.length > 0) && holdsSigns(rows, index))
    )
      fields[index] = 'result';
  }
  const judge = findJudge({ titles, fields, rows });
  if (judge === undefined) return;
  for (const [index, field] of fields.entries()) {
    if (field !== 'result' || index === judge || speaks(rows, index) || isParallel(titles, index, judge)) continue;
    fields[index] = !fields.includes('actual') && /result|outcome/.test(normalizeName(titles[index] ?? '')) ? 'actual' : null;
  }
}

/** Of several columns of results, the one that judges: the only one that asks for pass or fail, else the first with nothing but results. */
export function findJudge({ titles, fields, rows }: Columns): number | undefined {
  const results = fields.flatMap((field, index) => (field === 'result' ? [index] : []));
  if (results.length < 2) return results[0];
  const strict = results.filter((index) => isStrict(titles[index] ?? ''));
  return strict.length === 1 ? strict[0] : results.find((index) => holdsResults(rows, index, titles[index]));
}

function isStrict(title: string): boolean {
  return /^(?:pass|p \/ f|fail|ok|pass fail|verdict|passed|y \/ n|yes \/ no)|\(.*pass/.test(normalizeName(title));
}

/** Whether two columns ask the same of different runs or places, so that an empty cell in one of them is a run that is missing. */
export function isParallel(titles: readonly string[], one: number, other: number): boolean {
  const [first, second] = [titles[one] ?? '', titles[other] ?? ''].map(normalizeName);
  const base = (title = '') => /result|status|outcome|verdict|pass \/ fail/.exec(title)?.[0] ?? '';
  return one !== other && base(first) === base(second) && isStrict(first ?? '') === isStrict(second ?? '') && !isRetest(first ?? '');
}

function isRetest(title: string): boolean {
  return /\bre ?-?(?:test|run|check|execution)/.test(title);
}

/** Whether a cell of a column says how its row came out. */
function speaks(rows: Rows, column: number): boolean {
  return readColumn(rows, column).some((cell) => {
    const { result, complaint } = parseResult(cell);
    return result !== 'untouched' || complaint === 'several' || saysFailure(cell);
  });
}

/** Whether all that stands in a column of an unknown name are verdicts, with pass or fail among them. */
function holdsVerdicts(rows: Rows, column: number): boolean {
  const cells = readColumn(rows, column).filter((cell) => !isBlank(cell));
  return cells.some(isLoneVerdict) && cells.every((cell) => isLoneVerdict(cell) || parseResult(cell).complaint === null);
}

/** Whether most of what stands in a column are results, signs or boxes. */
function holdsSigns(rows: Rows, column: number): boolean {
  const cells = readColumn(rows, column).filter((cell) => !isBlank(cell));
  return cells.length > 0 && cells.filter((cell) => parseResult(cell).complaint === null).length * 2 > cells.length;
}

/** Whether all that stands in a column are results or choices of them, so that each row is something to check. */
export function holdsResults(rows: Rows, column: number, title = ''): boolean {
  if (column < 0) return false;
  const cells = readColumn(rows, column)
    .filter((cell) => !isBlank(cell))
    .map((cell) => expandLetter(title, cell));
  return cells.length > 0 && cells.every((cell) => isResultChoice(cell) || ['pass', 'fail'].includes(parseResult(cell).result));
}

/** The texts of a column, row by row. */
export function readColumn(rows: Rows, column: number): readonly string[] {
  return rows.map((row) => textWithin(row.children.slice(column, column + 1)));
}

/** Columns that stand for one result each, to be ticked: at least a good and a bad one, and no other column of results. */
export function findVerdictColumns(
  titles: readonly string[],
  fields: readonly (Field | null)[],
): readonly { readonly index: number; readonly word: string }[] {
  const columns = titles.flatMap((title, index) => {
    const word = readVerdictColumn(title);
    return word === undefined || (index === 0 && titles.length > 2) ? [] : [{ index, word }];
  });
  const own = new Set(columns.map(({ index }) => index));
  const isWhole =
    columns.some(({ word }) => word === 'pass' || word === 'yes') && columns.some(({ word }) => word === 'fail' || word === 'no');
  const hasOther = fields.some((field, index) => field === 'result' && !own.has(index));
  return isWhole && !hasOther ? columns : [];
}
