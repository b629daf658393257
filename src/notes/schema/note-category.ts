import type { Category } from '../../text/schema/category.ts';

/** Words of headings, types of fragments and marks, first match first. */
const rules: readonly (readonly [RegExp, Category])[] = [
  [/break|incompat|backwards?.in|major|porting|upgrade/i, 'breaking'],
  [/secur|vulnerab|cve/i, 'security'],
  [/deprecat/i, 'deprecated'],
  [/remov/i, 'removed'],
  [/\bbug|fix|:bug:|🐛|^issues?$/i, 'fixed'],
  [/perf|optimi[sz]|speed/i, 'performance'],
  [/\bdocs?\b|documentation|📖/i, 'documentation'],
  [/depend|vendor|\bdeps\b/i, 'dependencies'],
  [/misc|internal|trivial|contrib|packag|chore|refactor|\btests?\b|\bci\b|seedling|🌱|build|housekeep|maintenance/i, 'internal'],
  [/feature|add|\bnew\b|enhancement|✨|sparkles|^minor$/i, 'added'],
  [/chang|improv|update|minor|note|patch|other/i, 'changed'],
];

/** Sections that hold no changes. */
const noChanges =
  /contributors?|translat|thank|credits|authors|checksum|download|install|docker image|full changelog|assets|topics|contents|known.issues|version support|overview|release.summary|compatib|prelude|timeline|dates?$/i;

/** The category that a heading, a type of fragments or a mark names; null where it names none. */
export function readNoteCategory(words: string): Category | null {
  return rules.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Whether what stands below a heading is no list of changes. */
export function isNoChange(heading: string): boolean {
  return noChanges.test(heading);
}
