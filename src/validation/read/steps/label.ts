import type { InlineLine } from '../documents/inline-lines.ts';
import { type findField as Find, findField } from './field-names.ts';
import type { Written } from './written.ts';

/** A label of a step with what stands behind it on its line. */
export interface Label {
  readonly name: string;
  /** Null for a label that Docket does not know. */
  readonly field: ReturnType<typeof Find>;
  /** A sign in the label: `✅ Verified` says that it passed. */
  readonly sign: string;
  readonly written: Written;
}

/** Reads `**Expected**: text`, `**Expected:** text` or, for a name that Docket knows, `Expected: text`. Null for a line without a label. */
export function parseLabel(line: InlineLine): Label | null {
  const { text, bold } = line;
  const head = text.slice(0, bold).trim();
  if (head !== '' && bold <= 120) {
    const rest = text.slice(bold).trimStart();
    if (head.endsWith(':')) return describe(head.slice(0, -1), rest, line);
    if (rest.startsWith(':')) return describe(head, rest.slice(1), line);
    const afterRemark = /^\([^()]{0,80}\)\s*:(.*)$/s.exec(rest);
    if (afterRemark !== null) return describe(head, afterRemark[1] ?? '', line);
    return rest === '' && findField(head) !== null ? describe(head, '', line) : null;
  }
  const [, name = '', rest = ''] = /^([^:]{1,60}):(?:\s(.*))?$/s.exec(text) ?? [];
  return findField(name) === null ? null : describe(name, rest, line);
}

function describe(head: string, rest: string, { links, place }: InlineLine): Label {
  const name = head.replace(/[:\s]+$/, '').trim();
  const sign = /✅|❌|✔|✗|☑|☒/u.exec(name)?.[0] ?? '';
  const bare = name.replace(/[✅❌✔✗☑☒☐]\uFE0F?/gu, '').trim();
  return { name: bare === '' ? name : bare, field: findField(bare), sign, written: { text: rest.trim(), links, place } };
}
