import { findFailureTail, splitVerdict } from './says-failure.ts';

/** A remark behind the words of an item that says how it came out. */
export interface Remark {
  readonly words: string;
  readonly result: 'n/a' | 'skipped';
  readonly reason: string;
}

const struck = /^~~([^~]+)~~[\s:,.–—-]*([\s\S]*)$/;
const notApplicable =
  /^([\s\S]*?\S)\s*(?:[([](?:n\s*\/\s*a|not applicable)\b([^()[\]]*)[)\]]\.?|\s[–—-]+\s*(?:n\s*\/\s*a|not applicable)\b([\s\S]*))$/i;
const undone = /\s*(?:[:=→(]|\s[–—-]+)\s*(?:not done|not tested)(?!\p{L})[\s\S]*$/iu;
const sign = /(?:\s*(?:✅|✔\uFE0F?|✓|❌|✗|✘|✖\uFE0F?|👍|👎))+\s*$/u;

/** Splits `Close it (N/A, there is none)` and `~~Lock it~~ no door here`; null where nothing behind the words says a result. */
export function splitRemark(text: string): Remark | null {
  const [, gone = '', after = ''] = struck.exec(text.trim()) ?? [];
  if (gone.trim() !== '') return { words: gone.trim(), result: 'skipped', reason: after.replace(/^\((.*)\)$/s, '$1').trim() };
  const [, words = '', inner = '', dash = ''] = text.length > 2000 ? [] : (notApplicable.exec(text.trim()) ?? []);
  return words === '' ? null : { words, result: 'n/a', reason: (inner || dash).replace(/^[\s:,;.–—-]+/, '').trim() };
}

/** The words of an item without what its execution wrote behind them: signs, `: FAILED`, `(N/A)`, and strokes. */
export function withoutRemark(text: string): string {
  if (text.length > 2000) return text;
  const [, indent = '', words = ''] = /^(\s*)([\s\S]*)$/.exec(text) ?? [];
  const rest = splitRemark(words)?.words ?? words;
  const said = rest.replace(sign, '');
  const plain = splitVerdict(said)?.words ?? said;
  const end = findFailureTail(plain);
  const left = (end < 0 ? plain : plain.slice(0, end)).trimEnd();
  return `${indent}${left.replace(undone, '').replace(sign, '')}`;
}
