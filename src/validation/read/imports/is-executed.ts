import { splitRow } from '../../../text/schema/table-row.ts';
import { namesExecution } from '../../schema/fields/execution-names.ts';
import { findField } from '../../schema/fields/field-names.ts';
import type { ParsedBody } from '../../schema/records/parsed-document.ts';
import type { WrittenEntry } from '../../schema/records/written-entry.ts';
import { isLoneVerdict } from '../results/combine-results.ts';

/**
 * Whether somebody executed a document, or began to: a step has a result or a value of what came out, or the document says how all of them did, who tested
 * or when.
 */
export function isExecuted({ steps, entries }: Pick<ParsedBody, 'steps' | 'entries'>, lines: readonly string[]): boolean {
  return (
    steps.some(({ result, actual }) => result !== 'untouched' || (actual !== '' && !isRoom(actual))) ||
    entries.some((entry) => saysExecution(entry, lines))
  );
}

function saysExecution({ step, name, where }: WrittenEntry, lines: readonly string[]): boolean {
  if (step !== '') return false;
  if (where.kind === 'label') {
    const line = lines[where.line - 1] ?? '';
    return (
      isLoneVerdict(/:[\s*_]*([^:]{1,30})$/.exec(line)?.[1] ?? '') || (namesExecution(name) && isGiven(line.slice(line.indexOf(':') + 1)))
    );
  }
  if (where.kind === 'cell' && findField(name) === 'result' && isLoneVerdict(splitRow(lines[where.line - 1] ?? '')[where.index] ?? ''))
    return true;
  // A table of several columns may be one of steps in a form that nobody understood.
  const cells = where.kind === 'cell' ? splitRow(lines[where.line - 1] ?? '') : [];
  return cells.length === 2 && namesExecution(name) && isGiven(cells[1] ?? '');
}

/** Whether a value is a line to write on, or words in brackets that say what belongs there. */
function isRoom(value: string): boolean {
  return /_{3,}/.test(value) || /^[[<][^[\]<>]*[\]>]$/.test(value.trim());
}

/** Whether a value is that of one execution: no room for one, and no role that every execution has. */
function isGiven(value: string): boolean {
  const words = value.replace(/[*_`\s]+/g, ' ').trim();
  const isRoom =
    /^(?:[[<{(].*[\])}>]|tbd|tba|n ?\/ ?a|none|\?+|(?:your |full |tester'?s? )?(?:name|date|initials)|[dmy]{1,4}([-/. ][dmy]{1,4}){1,2})?$/i;
  const role =
    /^(?:(?:the|a|any|qa|qc|test|software|quality|validation|team|department|dept|engineers?|testers?|leads?|managers?|analysts?|developers?|of|and|or|\/|,)\s*)+$/i;
  return words !== '' && !isRoom.test(words) && !role.test(words);
}
