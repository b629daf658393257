import { isDelimiterRow, splitRow } from '../../../text/schema/table-row.ts';
import type { LossReport } from '../../schema/records/loss-report.ts';
import { splitHeadingVerdict } from '../../schema/verdicts/heading-verdict.ts';
import { splitVerdict } from '../../schema/verdicts/says-failure.ts';
import { isLoneVerdict } from '../results/combine-results.ts';

/** How many lines are named. */
const most = 20;

/** Says which lines of a document were kept as text and look like results: steps of a form that nobody understood, or results that stay in the template. */
export function listLeftovers({ lines }: LossReport): readonly string[] {
  const left = lines.filter(
    ({ text, fate, dropped }) =>
      dropped.length === 0 &&
      ((fate === 'prose' && looksLikeResult(text)) ||
        (/^#+\s/.test(text) && fate === 'heading' && splitHeadingVerdict(text.replace(/^#+\s+/, '')) !== null)),
  );
  if (left.length === 0) return [];
  const shown = left.slice(0, most).map(({ line }) => line);
  const numbers = `${shown.join(', ')}${left.length > most ? ' …' : ''}`;
  return [
    `${left.length === 1 ? 'Line' : 'Lines'} ${numbers} ${left.length === 1 ? 'looks like a result and was' : 'look like results and were'} kept as text: no step has ${left.length === 1 ? 'it' : 'them'}.`,
  ];
}

function looksLikeResult(text: string): boolean {
  const line = text.trim();
  if (line.startsWith('|'))
    return (
      !isDelimiterRow(line) &&
      splitRow(line)
        .slice(1)
        .some((cell) => /^(?:[xX✓✔☑☒✅❌✗✘]|\[[xX]\])$/u.test(cell) || isLoneVerdict(cell) || /[☑☒🗹]|\[[xX]\]/u.test(cell))
    );
  const words = line.replace(/^(?:>\s*)*(?:[-*+]|\d+[.)])\s+/, '');
  return /^(?:\[[xX✓✔!/-]\]|[☑☒🗹❌✗✘])\s*\S/u.test(words) || (splitVerdict(words) !== null && !/^[^:]{1,40}:\s/.test(words));
}
