import type { List, Paragraph, RootContent, Table } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { findField, isExecuted, normalizeName } from '../../schema/fields/field-names.ts';
import type { WrittenEntry } from '../../schema/records/written-entry.ts';
import { splitHeadingVerdict } from '../../schema/verdicts/heading-verdict.ts';
import { isOverallName } from '../../schema/verdicts/overall-names.ts';
import { splitVerdict } from '../../schema/verdicts/says-failure.ts';
import type { Part } from '../shapes/shape.ts';
import { parseLabel } from '../steps/label.ts';
import { listInlineLines, placeOfNode, textWithin } from './inline-lines.ts';

/** What an execution wrote beside the steps: names, days and signatures of those who did it, overall results, counts, deviations. */
export function listProseEntries(part: Part): readonly WrittenEntry[] {
  if (part.kind === 'deviations')
    return part.deviations.map(({ line }) => ({ step: '', name: 'deviation', where: { kind: 'lines', from: line, to: line } }));
  if (part.kind === 'heading') {
    const verdict = splitHeadingVerdict(part.text);
    return verdict !== null && isOverallName(verdict.words)
      ? [{ step: '', name: 'result', where: { kind: 'heading', line: part.line } }]
      : [];
  }
  return part.kind === 'prose' ? part.nodes.flatMap(listEntries) : [];
}

function listEntries(node: RootContent): readonly WrittenEntry[] {
  if (node.type === 'paragraph') return listLabelled(node);
  if (node.type === 'list') return listItems(node);
  return node.type === 'table' ? listCells(node) : [];
}

/** Labels of the document itself, not of its execution. */
const ofDocument = /^(?:date|status|reviewer|author|approved by|reviewed by|signature|time|reason|duration|comments?)$/;

function listLabelled(node: Paragraph): readonly WrittenEntry[] {
  const lines = listInlineLines(node);
  const labels = lines.flatMap((line) => parseLabel(line) ?? []);
  const isHead = labels.some(({ name }) =>
    /^(?:(?:document|protocol) (?:id|version|number)|version|document|supersedes|effective date|prepared by|author)$/.test(
      normalizeName(name),
    ),
  );
  // A label without bold type is one by its name.
  const plain = lines.flatMap((line): readonly WrittenEntry[] => {
    const name = /^([^:]{1,60}):\s*\S/.exec(line.text)?.[1] ?? '';
    if (parseLabel(line) === null && isOverallName(name)) return [{ step: '', name, where: { kind: 'label', line: line.place.line } }];
    const tail = splitVerdict(line.text);
    return tail !== null && isOverallName(tail.words)
      ? [{ step: '', name: 'result', where: { kind: 'remark', line: line.place.line } }]
      : [];
  });
  const named = labels.flatMap(({ name, field, sign, written }): readonly WrittenEntry[] => {
    if (isBlank(written.text) || written.where === undefined || (isHead && ofDocument.test(normalizeName(name)))) return [];
    return isExecuted(field) || (field === null && sign !== '') || isOverall(name) ? [{ step: '', name, where: written.where }] : [];
  });
  return [...named, ...plain];
}

function isOverall(name: string): boolean {
  return (
    isOverallName(name) ||
    /^(?:overall|final|total)\b.*\b(?:result|status|outcome|verdict|conclusion)\b|\b(?:tests? (?:passed|failed)|passed|failed|pass rate)$|\b(?:name|signature|date|initials)$|^(?:test |execution )?(?:dates?|testers?)\b/i.test(
      name,
    )
  );
}

function listItems(list: List): readonly WrittenEntry[] {
  return list.children.flatMap((item) => {
    const ticked = item.checked === true ? [{ step: '', name: 'tick', where: { kind: 'box', line: placeOfNode(item).line } } as const] : [];
    const inner = item.children.flatMap((node) => {
      if (node.type === 'list') return listItems(node);
      return node.type === 'paragraph' ? listLabelled(node) : [];
    });
    return [...ticked, ...inner];
  });
}

/** Cells of people who signed, of counts, and of fields of an execution. A history of versions is the document's own. */
function listCells(table: Table): readonly WrittenEntry[] {
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).map((cell) => normalizeName(textWithin([cell])));
  if (titles.some((title) => /^(?:version|revision|rev)$/.test(title))) return [];
  const isSigned =
    titles.some((title) => /\b(?:signature|signed|sign off)\b/.test(title)) || (titles.includes('role') && titles.includes('date'));
  const counts = titles.some((title) => /^(?:total|passed|failed|number)\b/.test(title));
  const columns = titles.map((title, index) => {
    const field = findField(title);
    if (index === 0) return false;
    if (isSigned) return /\b(?:name|signature|signed|date|time|initials|comments?|sign off|approval)\b/.test(title);
    return isExecuted(field) || (counts && /^(?:total|passed|failed|blocked|skipped|number|not run|pass rate|executed)\b/.test(title));
  });
  const cells = rows.flatMap((row) =>
    row.children.flatMap((cell, index): readonly WrittenEntry[] =>
      columns[index] === true && !isBlank(textWithin([cell]))
        ? [{ step: '', name: titles[index] ?? '', where: { kind: 'cell', line: placeOfNode(row).line, index: cell.data?.column ?? index } }]
        : [],
    ),
  );
  return titles.length === 2 ? [...cells, ...listPairs(table)] : cells;
}

/** Values of a table of names and values. */
function listPairs(table: Table): readonly WrittenEntry[] {
  return table.children.flatMap((row): readonly WrittenEntry[] => {
    const name = textWithin(row.children.slice(0, 1));
    const value = textWithin(row.children.slice(1, 2));
    const field = findField(name);
    const isDocument = ofDocument.test(normalizeName(name)) && field !== 'date';
    if (isBlank(value) || isDocument || !(isExecuted(field) || isOverall(name))) return [];
    return [{ step: '', name, where: { kind: 'cell', line: placeOfNode(row).line, index: row.children[1]?.data?.column ?? 1 } }];
  });
}
