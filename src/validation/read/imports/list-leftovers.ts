import { isDelimiterRow, splitRow } from '../../../text/schema/table-row.ts';
import { findField } from '../../schema/fields/field-names.ts';
import type { LossReport } from '../../schema/records/loss-report.ts';
import { splitHeadingVerdict } from '../../schema/verdicts/heading-verdict.ts';
import { isOverallName } from '../../schema/verdicts/overall-names.ts';
import { splitChoice } from '../../schema/verdicts/result-choice.ts';
import { mayEndInVerdict, splitVerdict } from '../../schema/verdicts/says-failure.ts';
import { isLoneVerdict } from '../results/combine-results.ts';

/** How many lines are named. */
const most = 20;

/** Says which lines of a document were kept as text and look like results: steps of a form that nobody understood, or results that stay in the template. */
export function listLeftovers({ lines }: LossReport): readonly string[] {
  let isCode = false;
  const words = lines.filter(({ text }) => {
    const isFence = /^\s*(?:`{3}|~{3})/.test(text);
    if (isFence) isCode = !isCode;
    return !isCode && !isFence;
  });
  const left = words.filter(
    ({ text, fate, dropped }) =>
      (fate === 'prose' && (labelsResult(text) || (isWideRow(text) && looksLikeResult(text)))) ||
      (dropped.length === 0 &&
        ((fate === 'prose' && looksLikeResult(text)) ||
          (/^#+\s/.test(text) && fate === 'heading' && splitHeadingVerdict(text.replace(/^#+\s+/, '')) !== null))),
  );
  if (left.length === 0) return [];
  const shown = left.slice(0, most).map(({ line }) => line);
  const numbers = `${shown.join(', ')}${left.length > most ? ' …' : ''}`;
  return [
    `${left.length === 1 ? 'Line' : 'Lines'} ${numbers} ${left.length === 1 ? 'looks like a result and was' : 'look like results and were'} kept as text: no step has ${left.length === 1 ? 'it' : 'them'}.`,
  ];
}

function looksLikeResult(text: string): boolean {
  const line = text.replace(/^[\s>]+/, '').trim();
  if (line.startsWith('|'))
    return (
      !isDelimiterRow(line) &&
      splitRow(line)
        .slice(1)
        .some((cell) => /^(?:[xX✓✔☑☒✅❌✗✘]|\[[xX]\])$/u.test(cell) || isLoneVerdict(cell) || /[☑☒🗹]|\[[xX]\]/u.test(cell))
    );
  const words = line.replace(/^(?:>\s*)*(?:[-*+]|\d+[.)])\s+/, '');
  // A choice that nobody made is none yet.
  if (splitChoice(words) !== null && !/[☑☒🗹✓✔]|[[(][xX][\])]/u.test(words)) return false;
  return (
    /^(?:\[[xX✓✔!/-]\]|[☑☒🗹❌✗✘])\s*\S/u.test(words) ||
    (splitVerdict(words) !== null && !/^[^:]{1,40}:\s/.test(words)) ||
    (words !== line && mayEndInVerdict(words))
  );
}

/** Whether a row of a table may be that of a step, and does not name the whole: its results are told even where they were taken out. */
function isWideRow(text: string): boolean {
  const cells = text.trim().startsWith('|') ? splitRow(text.trim()) : [];
  return cells.length >= 3 && !cells.some((cell) => isOverallName(cell));
}

/** Whether a line says a failure behind a label, and is none of all steps together; a pass of its own says nothing of any step. */
function labelsResult(text: string): boolean {
  const words = text.replace(/^\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+)?/, '').replace(/\*\*|__/g, '');
  const [, name = '', value = ''] = /^([^:|]{1,40}):\s+(\S.*)$/.exec(words) ?? [];
  return findField(name) === 'result' && !isOverallName(name) && /fail|nok|not ok|[❌✗✘]/iu.test(value) && isLoneVerdict(value.trim());
}
