import { isDelimiterRow, splitRow } from '../../../text/schema/table-row.ts';
import type { Meaning } from '../../schema/signoffs/meanings.ts';

/** A role as a protocol's front matter writes it. */
export interface ImportedRole {
  readonly role: string;
  readonly meaning: Meaning;
}

/** Roles for a document that names none. */
const usual: readonly ImportedRole[] = [
  { role: 'tester', meaning: 'author' },
  { role: 'approver', meaning: 'approval' },
];
const mostRoles = 20;

/** Who signs, by the document's own table of signatures or its lines to sign on, in its order; a tester and an approver when it has neither. */
export function findRoles(lines: readonly string[]): readonly ImportedRole[] {
  const names = [...listTableRoles(lines), ...listLineRoles(lines)];
  const roles = new Map<string, ImportedRole>();
  for (const name of names) {
    const role = formatRole(name);
    if (role !== null && !roles.has(role) && roles.size < mostRoles) roles.set(role, { role, meaning: guessMeaning(name) });
  }
  return roles.size === 0 ? usual : [...roles.values()];
}

/** The first cells of tables with a column for signatures. */
function listTableRoles(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    if (!isDelimiterRow(line) || !(lines[index - 1] ?? '').includes('|')) return [];
    const titles = splitRow(lines[index - 1] ?? '').map((title) => title.replace(/[*_`]/g, '').trim().toLowerCase());
    const isSigned =
      titles.some((title) => /\bsign(?:ature|ed)?\b|\bsign-?off\b/.test(title)) || (titles.includes('role') && titles.includes('date'));
    const column = Math.max(
      0,
      titles.findIndex((title) => /^(?:role|function|title|position|approver|signatory|responsibility|department)$/.test(title)),
    );
    if (!isSigned || titles.some((title) => /^(?:step|action|expected|test|version)\b/.test(title))) return [];
    const rows: string[] = [];
    for (let at = index + 1; (lines[at] ?? '').includes('|'); at += 1) rows.push(splitRow(lines[at] ?? '')[column] ?? '');
    return rows;
  });
}

/** Labels with a line to sign on: `**Reviewed by**: ____` above `**Signature**: ____`, and `**QA**: ____ Date: ____`. */
function listLineRoles(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    const [, name = '', rest = ''] =
      /^\s*(?:[-*]\s+)?\*{0,2}([A-Za-z][^*:|]{1,60}?)\*{0,2}(?:\s*\([^()]*\))?\s*:\*{0,2}\s*(.*)$/.exec(line) ?? [];
    if (name === '' || /^(?:date|signature|signed|title|role|comments?|time|reviewer comments|statement)$/i.test(name.trim())) return [];
    if (/_{3,}.*\bdate\b\s*:/i.test(rest)) return [name];
    const below = lines
      .slice(index + 1, index + 5)
      .filter((one) => one.trim() !== '')
      .slice(0, 3);
    const isSigned = below.some((one) => /^\s*(?:[-*]\s+)?\*{0,2}signature\*{0,2}\s*:/i.test(one));
    const between = below.findIndex((one) => /^\s*(?:[-*]\s+)?\*{0,2}signature/i.test(one));
    const isNear = below
      .slice(0, Math.max(0, between))
      .every((one) => /^\s*(?:[-*]\s+)?\*{0,2}(?:title|role|name|date|position)\*{0,2}\s*:/i.test(one));
    return isSigned && isNear && !/^name$/i.test(name.trim()) ? [name] : [];
  });
}

function formatRole(name: string): string | null {
  const bare = name
    .replace(/[*_`\\]/g, '')
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/\bname$/i, '')
    .trim();
  if (bare === '' || /^\[|^\.\.\./.test(bare)) return null;
  const role = bare
    .replace(/^(?:executed|performed|tested)(?: by)?$/i, 'tester')
    .replace(/^prepared by$|^written by$/i, 'author')
    .replace(/^reviewed by\b/i, 'reviewer')
    .replace(/^approved by\b/i, 'approver')
    .replace(/^witnessed by\b/i, 'witness')
    .replace(/^verified by\b/i, 'verifier')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return /^[a-z][a-z0-9-]*$/.test(role) ? role : null;
}

function guessMeaning(name: string): Meaning {
  if (/execut|perform|tester|tested|author|prepar|operator|written|completed|developer/i.test(name)) return 'author';
  if (/witness/i.test(name)) return 'witness';
  if (/verif|check/i.test(name)) return 'verification';
  return /review/i.test(name) ? 'reviewer' : 'approval';
}
