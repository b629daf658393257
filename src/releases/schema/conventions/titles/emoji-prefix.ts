import type { Category } from '../../../../text/schema/category.ts';

const categoryOfSign: ReadonlyMap<string, Category> = new Map([
  ['⚠', 'breaking'],
  ['💥', 'breaking'],
  [':warning:', 'breaking'],
  [':boom:', 'breaking'],
  ['✨', 'added'],
  [':sparkles:', 'added'],
  ['🐛', 'fixed'],
  ['🚑', 'fixed'],
  [':bug:', 'fixed'],
  [':ambulance:', 'fixed'],
  ['🔒', 'security'],
  [':lock:', 'security'],
  ['⚡', 'performance'],
  [':zap:', 'performance'],
  ['📖', 'documentation'],
  ['📝', 'documentation'],
  [':book:', 'documentation'],
  [':memo:', 'documentation'],
  ['🌱', 'internal'],
  ['🚀', 'internal'],
  ['🔧', 'internal'],
  ['♻', 'internal'],
  ['✅', 'internal'],
  [':seedling:', 'internal'],
  [':rocket:', 'internal'],
  [':running:', 'internal'],
  ['🏃', 'internal'],
  ['⬆', 'dependencies'],
  ['⬇', 'dependencies'],
  [':arrow_up:', 'dependencies'],
  ['🗑', 'deprecated'],
  ['🔥', 'removed'],
  [':fire:', 'removed'],
]);

const sign = /^(:[a-z_]{2,30}:|\p{Extended_Pictographic})[\ufe0f\u{1f3fb}-\u{1f3ff}\u200d]*\s*[:-]?\s*(?=\S)/u;

/**
 * Signs that begin a title in Kubernetes' Cluster API and after gitmoji; null when there is none that is known.
 *
 * @example 🐛 Fix the drain -> {"sign":"🐛","category":"fixed","text":"Fix the drain"}
 * @example :seedling: Bump go -> {"sign":":seedling:","category":"internal","text":"Bump go"}
 */
export function parseEmojiPrefix(title: string): { readonly sign: string; readonly category: Category; readonly text: string } | null {
  const first = title.charCodeAt(0);
  if (first !== 58 && first < 0x2000) return null;
  const match = sign.exec(title);
  const found = match?.[1];
  const category = found === undefined ? undefined : categoryOfSign.get(found);
  if (!match || found === undefined || category === undefined) return null;
  return { sign: found, category, text: title.slice(match[0].length) };
}
