import type { Category } from '../../../text/schema/category.ts';

/** What the labels of a pull request say of its change. */
export interface LabelJudgement {
  readonly category: Category | null;
  /** Why, in words. */
  readonly source: string;
  /** The part of the product that a label names. */
  readonly scope: string | null;
}

/** `kind/bug`, `type: bug`, `Type::Bug`, `semver:major`: the word after a prefix says what kind of change it is. */
const prefixed = /^(kind|type|category|changelog|change|impact|semver|semver-|release-note|pr|cat)\s*[/:]{1,2}\s*(.+)$/;
const area = /^(?:area|component|scope|module|package|pkg)\s*[/:]{1,2}\s*([\w.-]{1,40})$/;

/** Words of labels with a prefix. */
const words: readonly (readonly [RegExp, Category])[] = [
  [/^(?:break(?:ing)?(?:[ -]changes?)?|backwards?[ -]incompatible|major|api[ -]break)$/, 'breaking'],
  [/^(?:security|vulnerability|cve)$/, 'security'],
  [/^(?:deprecat(?:ion|ed|e))$/, 'deprecated'],
  [/^(?:remov(?:al|ed|e))$/, 'removed'],
  [/^(?:bug|bug-?fix|fix|fixed|regression|defect|patch)$/, 'fixed'],
  [/^(?:feature|new[ -]feature|enhancement|improvement|feat|added|api-change|minor)$/, 'added'],
  [/^(?:perf|performance)$/, 'performance'],
  [/^(?:docs?|documentation)$/, 'documentation'],
  [/^(?:deps|dependenc(?:y|ies)|dependency[ -]upgrade)$/, 'dependencies'],
  [
    /^(?:cleanup|clean-up|chore|refactor(?:ing)?|tests?|testing|ci|build|internal|flake|failing-test|maintenance|skip-changelog|tech-debt|technical[ -]debt)$/,
    'internal',
  ],
];

/** Labels that say it without a prefix; other bare words name too many other things. */
const bare =
  /^(?:breaking(?:[ -]change)?|security|deprecat(?:ion|ed)|bug|bug-?fix|enhancement|feature|new[ -]feature|performance|docs?|documentation|dependencies|skip-changelog|refactor(?:ing)?)$/;

/** What an order of importance makes of several: what breaks first. */
const order = words.map(([, category]) => category);

/**
 * Reads the labels of a pull request. `configured` are the categories per word of the configuration, which come first.
 *
 * @example
 * kind/bug, area/api
 * -> {"category":"fixed","source":"label `kind/bug`","scope":"api"}
 * @example
 * semver:major, enhancement
 * -> {"category":"breaking","source":"label `semver:major`","scope":null}
 * @example
 * good first issue
 * -> {"category":null,"source":"","scope":null}
 */
export function judgeLabels(labels: readonly string[], configured: ReadonlyMap<string, Category>): LabelJudgement {
  let best: { readonly category: Category; readonly source: string; readonly rank: number } | null = null;
  let scope: string | null = null;
  for (const label of labels) {
    const text = label.trim().toLowerCase();
    scope ??= area.exec(text)?.[1] ?? null;
    const word = prefixed.exec(text)?.[2]?.trim() ?? null;
    const given = configured.get(text) ?? (word === null ? undefined : configured.get(word));
    const category = given ?? (word !== null ? categoryOf(word) : bare.test(text) ? categoryOf(text) : undefined);
    if (category === undefined) continue;
    const rank = given === undefined ? order.indexOf(category) : -1;
    if (best === null || rank < best.rank) {
      best = { category, source: `label \`${label.replaceAll('`', "'")}\`${given === undefined ? '' : ', as configured'}`, rank };
    }
  }
  return { category: best?.category ?? null, source: best?.source ?? '', scope };
}

function categoryOf(word: string): Category | undefined {
  return words.find(([pattern]) => pattern.test(word))?.[1];
}
