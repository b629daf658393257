import { formatRow, splitRow } from '../../../text/schema/table-row.ts';
import { clearHeading } from '../verdicts/heading-verdict.ts';
import { withoutRemark } from '../verdicts/remark.ts';
import { splitChoice } from '../verdicts/result-choice.ts';
import { isHalfVerdict, isVerdictWord } from '../verdicts/verdict-words.ts';
import type { EntryPlace, WrittenEntry } from './written-entry.ts';

/**
 * The lines of a document, one for one, without what an execution wrote into its steps; with `prose`, without what it wrote beside them either; with `choices`, a cell of a result
 * offers results instead of being empty, and an item of a list gets a box: that tells that it is a step.
 */
export function takeOutResults(
  { entries }: { readonly entries: readonly WrittenEntry[] },
  lines: readonly string[],
  { prose = false, choices = false }: { readonly prose?: boolean; readonly choices?: boolean } = {},
): readonly string[] {
  const open = [...lines];
  for (const { step, name, where } of entries) {
    // Before anybody executed it, a document names the evidence that is wanted, and says in brackets what belongs where.
    if (!prose && (step === '' || name === 'evidence' || notes.test(name) || isOffer(lines, where))) continue;
    if (where.kind === 'item') {
      if (choices) open[where.line - 1] = offerBox(open[where.line - 1] ?? '');
      continue;
    }
    const [from, to] = where.kind === 'lines' ? [where.from, where.to] : [where.line, where.line];
    for (let index = from - 1; index < Math.min(to, open.length); index += 1) open[index] = clear(open[index] ?? '', where);
    if (choices && name === 'result' && where.kind === 'cell') open[where.line - 1] = offerResults(open[where.line - 1] ?? '', where.index);
  }
  return open;
}

const notes = /^\s*(?:notes?|notizen?|hinweise?|notas?)\s*$/i;

/** Whether what is written is nothing but words in brackets: `[Name]`, `<measured value>`, `[PASS / FAIL]`. */
function isOffer(lines: readonly string[], where: EntryPlace): boolean {
  if (where.kind !== 'label' && where.kind !== 'cell' && where.kind !== 'lines') return false;
  if (where.kind === 'lines' && where.from !== where.to) return false;
  const line = lines[where.kind === 'lines' ? where.from - 1 : where.line - 1] ?? '';
  const value = where.kind === 'cell' ? (splitRow(line)[where.index] ?? '') : where.kind === 'label' ? (label.exec(line)?.[3] ?? '') : line;
  const [, inner = ''] = /^\s*(?:[-*+]\s+)?\\?[[<]([^[\]<>]{2,200}?)\\?[\]>]\s*$/.exec(value) ?? [];
  return inner !== '' && !isVerdictWord(inner.trim());
}

function clear(line: string, where: EntryPlace): string {
  if (where.kind === 'item') return line;
  if (where.kind === 'choice') return clearTail(line);
  if (where.kind === 'heading') return clearHeading(line);
  if (where.kind === 'cell') return clearCell(line, where.index);
  if (where.kind === 'label') return clearLabel(line);
  if (where.kind === 'lines') return clearLine(line);
  if (where.kind === 'remark')
    return line.trimStart().startsWith('|') ? line : withoutRemark(line.slice(headOf(line).length)).replace(/^/, () => headOf(line));
  if (where.kind === 'sign') return line.replace(/✅|❌|✔\uFE0F?|✗|✘|✖\uFE0F?|☑|☒|✓/u, '☐');
  if (where.kind === 'attribute') return clearAttribute(line, where.column);
  return line.replace(/\[[xX✓✔√*!/~>?+.•–—✗✘❌-]\]|[☑☒🗹]\uFE0F?/u, (box) => (box.startsWith('[') ? '[ ]' : '☐'));
}

/** The marks of an item, before its words. */
function headOf(line: string): string {
  return (
    /^\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+)?(?:(?:\[[ xX✓✔√*!/~>?+.•–—✗✘❌-]?\]|[☐☑☒🗹🔲⬜])\s*)?(?:\*\*[^*]{1,64}\*\*\s+)?/u.exec(
      line,
    )?.[0] ?? ''
  );
}

/** A box for an item that only its result told for a step. */
function offerBox(line: string): string {
  return line.replace(/^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+)(?!\[[ xX]\]\s|[☐☑☒])(?=\S)/u, '$1[ ] ');
}

function offerResults(row: string, index: number): string {
  return formatRow(splitRow(row).map((cell, at) => (at === index && cell === '' ? '☐ Pass ☐ Fail' : cell)));
}

function clearCell(row: string, index: number): string {
  const cells = splitRow(row);
  return formatRow(cells.map((cell, at) => (at === index ? openChoice(cell) : cell)));
}

const label =
  /^(\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*[^*]+\*\*(?:\s*\([^()]*\)(?=\s*:))?\s*:?|__[^_]+__:?|[^:*_]{1,60}:))(\s*)(\S.*)$/;

function clearLabel(line: string): string {
  const [, head = '', gap = '', value = ''] = label.exec(line) ?? [];
  if (head === '') return line;
  const open = openChoice(value.replace(/\s+$/, ''));
  const hard = / {2}$/.test(line) ? '  ' : '';
  return open === '' ? `${head}${hard}` : `${head}${gap}${open}${hard}`;
}

/** A line that is all of a value: gone, but for the boxes that it offers. */
function clearLine(line: string): string {
  const [, mark = '', value = ''] = /^(\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?)(.*)$/.exec(line) ?? [];
  const open = openChoice(value);
  return open === '' ? '' : `${mark}${open}`;
}

/** A line whose choice of results at its end is open again. */
function clearTail(line: string): string {
  const said = splitChoice(line)?.said ?? '';
  return said === '' ? line : line.replace(said, () => openChoice(said));
}

function clearAttribute(line: string, column: number): string {
  return line.slice(0, column - 1) + line.slice(column - 1).replace(/^([A-Za-z][\w-]*\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1""');
}

const boxes = /☐|□|⬜|🔲|☑|☒|🗹|🗷|\[[ xX✓✔√]?\]|\([xX✓✔√ ]\)/gu;
const offered = /^(?:p|f|y|n|approved|rejected|tested|not tested|not run|accepted)$/i;
const isOffered = (text: string) => offered.test(text) || isHalfVerdict(text) || isVerdictWord(text);

/** Boxes of which none is ticked, with the words that they offer and without what is written behind them; empty for any other text. */
function openChoice(text: string): string {
  const found = [...text.matchAll(boxes)];
  if (found.length === 0)
    return /^(?:pass|p)\s*\/\s*(?:fail|f)(?:\s*\/\s*n\s*\/?\s*a)?$/i.test(text.trim()) || /^[\s_]*$/.test(text) ? text : '';
  const slots = text.split(boxes).map((slot) =>
    slot
      .replace(/^[\s/|,;:]+|[\s/|,;:]+$/g, '')
      .replace(/<br\s*\/?>/gi, '')
      .trim(),
  );
  if (slots.some((slot, index) => slot !== '' && !isOffered(slot) && index < slots.length - 1))
    return found.length === 1 && slots[0] === '' ? emptyBox(found[0]?.[0] ?? '') : '';
  const open = text.replace(boxes, emptyBox);
  const last = slots.at(-1) ?? '';
  if (last === '' || isOffered(last)) return open.trim();
  const [remark = ''] = /[\s:,;(–—-]+(?!(?:pass|fail|n\/a|yes|no)\b)\S.*$/i.exec(last) ?? [];
  const kept = open
    .trim()
    .slice(0, remark === '' ? undefined : -remark.length)
    .trim();
  return isOffered(last.slice(0, last.length - remark.length).trim()) ? kept : '';
}

function emptyBox(box: string): string {
  if (box.startsWith('[')) return '[ ]';
  return box.startsWith('(') ? '( )' : '☐';
}
