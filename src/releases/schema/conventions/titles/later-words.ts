import type { Category } from '../../../../text/schema/category.ts';

const documentation =
  /^\w+\s+(?:[\w`'"./-]+\s+){0,4}?(?:docs?|documentation|readme|changelog|release notes?|typos?|docstrings?|javadocs?|man ?pages?|examples?|guide|tutorial|spelling|wording|grammar|broken links?)\b/i;
const tests =
  /^\w+\s+(?:[\w`'"./-]+\s+){0,4}?(?:(?:unit |e2e |integration |regression |acceptance |smoke )?tests?|testing|test ?cases?|testsuite|ci|workflows?|github actions?|lint(?:ing|er|s)?|type (?:hints?|annotations?)|typing|mypy|flak(?:e|y)\w*|coverage|benchmarks?|code style|cs|pre-commit|editorconfig|gitignore|makefile|comments?|assertions?)\b(?!\s+(?:framework|runner|command|mode|option|plugin|hooks?)\b)/i;
const performance =
  /^(?:improve|improves|improved|speed|speeds|reduce|reduces|reduced)\s+(?:\w+\s+){0,3}?(?:performance|speed|memory|allocations?|latency|up)\b/i;
const deadCode =
  /^\w+\s+(?:(?:the|some|an?|all|any|more|now|few|several|old|left-?over)\s+){0,3}(?:dead|un-?used|unneeded|unnecessary|redundant|obsolete|duplicated?|stale|left-?over|useless|superfluous|extraneous|unreachable|needless|pointless|outdated|debug|extra|trailing|stray|empty|commented)\b/i;
const insides =
  /^\w+\s+(?:[\w`'"./-]+\s+){0,3}?(?:imports?|white ?spaces?|newlines?|todos?|fixmes?|code|includes?|semicolons?|parenthes[ei]s|files? from|private|internal|helper|warnings?|logging|logs?|print|hacks?|workarounds?|boilerplate|variables?|typo)\b/i;
const notRight = /^\w+\s+(?:the\s+|an?\s+|some\s+)?(?:incorrect|wrong|rogue|bogus|spurious|erroneous)\b/i;
/** What a program removes while it runs, and not what somebody took out of it. */
const atRuntime = /\S\s+(?:before \w+ing|when|while|upon|on (?:destroy|dispose|exit|close|shutdown|disconnect|unload|log-?out))\b/i;
/** What begins with `_` is nobody's but the code's. */
const privateName = /^\w+\s+(?:the\s+)?`?_\w/i;
const minorFix =
  /^minor\s+(?!.*\b(?:style|code|clean\w*|lint|format\w*|docs?|documentation|comments?|typos?|spelling|white ?space|tests?)\b).*\S\s+fix(?:es)?\b/i;
const missing = /^\w+\s+(?:the\s+|an?\s+|some\s+)?missing\b/i;
const ownDependency = /^\w+\s+(?:\S+\s+){0,2}?(?:dependency|dependencies|dep|deps)\b/i;
const hadByUsers =
  /\b(?:support|deprecat\w*|option|flag|command|api|feature|setting|function|method|python|node|php|ruby|java|go|windows|macos)\b/i;
const ownVersion =
  /^\w+\s+(?:(?:up|the|to|for|our|package|project|library|master|main|dev|development|next|new|current|patch|minor|major|snapshot|post-release|build|release|app|module|chart)\s+){0,4}(?:version(?!s\b)(?: (?:numbers?|strings?|in \S+))?(?:$|\s+(?:to|for|from|after|and|number|\d|v\d)|,)|v?\d+(?:\.\d+){1,3}\S*$)/i;
const bump =
  /^(?:bump|bumps|bumped|upgrade|upgrades|upgraded|pin|pins|pinned|update|updates|updated)\s+(?:\S+\s+){0,3}?(?:deps|dependenc(?:y|ies)|packages?|requirements?|toolchain|version|vendor|vendored|lock ?files?|digest to)\b|^(?:bump|bumps|bumped|upgrade|upgrades|upgraded|pin|pins|pinned)\b/i;

/** What the words after the first tell, where that alone tells `word`; null where they tell no more than it does. */
export function judgeLaterWords(title: string, word: Category | undefined): Category | null {
  if (word === 'removed') {
    if (notRight.test(title) || (atRuntime.test(title) && !hadByUsers.test(title))) return 'fixed';
    if (privateName.test(title)) return 'internal';
    if (deadCode.test(title) || tests.test(title)) return 'internal';
    if (ownDependency.test(title)) return 'dependencies';
    if (documentation.test(title) && !hadByUsers.test(title)) return 'documentation';
    return insides.test(title) && !hadByUsers.test(title) ? 'internal' : null;
  }
  if (tests.test(title)) return 'internal';
  if (documentation.test(title)) return 'documentation';
  if (word === 'added') return missing.test(title) ? 'fixed' : null;
  if (word === 'fixed') return null;
  if (word === 'internal') return minorFix.test(title) ? 'fixed' : null;
  if (ownVersion.test(title)) return 'internal';
  if (performance.test(title)) return 'performance';
  return bump.test(title) ? 'dependencies' : null;
}
