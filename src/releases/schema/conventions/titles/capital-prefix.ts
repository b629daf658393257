import type { Category } from '../../../../text/schema/category.ts';
import type { WordJudgement } from './leading-word.ts';

const prefixCategories = new Map<string, Category>([
  ['enh', 'added'],
  ['feat', 'added'],
  ['new', 'added'],
  ['bug', 'fixed'],
  ['bf', 'fixed'],
  ['fix', 'fixed'],
  ['api', 'changed'],
  ['dep', 'deprecated'],
  ['depr', 'deprecated'],
  ['perf', 'performance'],
  ['doc', 'documentation'],
  ['docs', 'documentation'],
  ['tst', 'internal'],
  ['test', 'internal'],
  ['typ', 'internal'],
  ['bld', 'internal'],
  ['bench', 'internal'],
  ['mnt', 'internal'],
  ['maint', 'internal'],
  ['mait', 'internal'],
  ['dev', 'internal'],
  ['rel', 'internal'],
  ['rls', 'internal'],
  ['sty', 'internal'],
  ['cln', 'internal'],
  ['ref', 'internal'],
  ['rf', 'internal'],
  ['ci', 'internal'],
  ['pkg', 'internal'],
  ['cov', 'internal'],
  ['wip', 'internal'],
]);

/**
 * The prefixes in capitals of NumPy, SciPy, pandas, scikit-learn and whoever follows them. Of several the first counts.
 *
 * @example ENH: Add a norm -> {"source":"prefix `ENH`","category":"added"}
 * @example BUG/TST: Fix the sign of zero -> {"source":"prefix `BUG`","category":"fixed"}
 * @example MNT Drop an import -> {"source":"prefix `MNT`","category":"internal"}
 * @example DEP: Expire the old names -> {"source":"prefix `DEP`","category":"deprecated"}
 * @example Bug: not a prefix in capitals -> null
 */
export function parseCapitalPrefix(title: string): WordJudgement | null {
  let end = 0;
  for (let letter = title.charCodeAt(0); letter >= 65 && letter <= 90; letter = title.charCodeAt(end)) end += 1;
  if (end < 2 || end > 5) return null;
  const next = title.charCodeAt(end);
  // `:`, `,`, `/`, `(`, `&`, or a blank before a capital: nobody writes two words in a row so by chance.
  const ends = next === 58 || next === 44 || next === 47 || next === 40 || (next === 32 && isCapital(title.charCodeAt(end + 1)));
  const category = ends ? prefixCategories.get(title.slice(0, end).toLowerCase()) : undefined;
  return category === undefined ? null : { source: `prefix \`${title.slice(0, end)}\``, category };
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}
