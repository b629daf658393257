import type { Category } from '../../../../text/schema/category.ts';

/** A subject in the form of Conventional Commits 1.0.0. */
export interface ConventionalSubject {
  readonly type: string;
  readonly scope: string | null;
  readonly breaking: boolean;
  /** What follows the type; with it where it is a revert, because the text alone would say the opposite. */
  readonly text: string;
}

/** A ticket's key before the type. */
const ticket =
  /^(?:\[[A-Z][A-Z0-9]{1,14}-\d{1,7}\]|\([A-Z][A-Z0-9]{1,14}-\d{1,7}\)|[A-Z][A-Z0-9]{1,14}-\d{1,7}(?=[:\s|]))(?:\s*[:|-])?\s+(?=[a-z])/;
const form = /^[A-Za-z][\w-]{0,30}(?:\(([^()]{1,80})\))?(!)?:\s*(\S.*)$/;

const categoryOfType: ReadonlyMap<string, Category> = new Map([
  ['feat', 'added'],
  ['feature', 'added'],
  ['add', 'added'],
  ['fix', 'fixed'],
  ['bugfix', 'fixed'],
  ['hotfix', 'fixed'],
  ['perf', 'performance'],
  ['docs', 'documentation'],
  ['doc', 'documentation'],
  ['security', 'security'],
  ['sec', 'security'],
  ['deprecate', 'deprecated'],
  ['deprecated', 'deprecated'],
  ['remove', 'removed'],
  ['removed', 'removed'],
  ['revert', 'changed'],
  ['change', 'changed'],
  ['improvement', 'changed'],
  ['enhancement', 'changed'],
  ['breaking', 'breaking'],
  ['deps', 'dependencies'],
  ['dep', 'dependencies'],
  ['refactor', 'internal'],
  ['style', 'internal'],
  ['test', 'internal'],
  ['tests', 'internal'],
  ['chore', 'internal'],
  ['build', 'internal'],
  ['ci', 'internal'],
]);

/**
 * Reads a subject of the form `type(scope)!: text`. Only a known type counts, so that `module: text` stays a plain subject.
 *
 * @example fix(repo-server): excess git requests -> {"type":"fix","scope":"repo-server","breaking":false,"text":"excess git requests"}
 * @example feat!: drop it -> {"type":"feat","scope":null,"breaking":true,"text":"drop it"}
 * @example revert(api): add it -> {"type":"revert","scope":"api","breaking":false,"text":"revert: add it"}
 * @example [BOX-12] feat(api)!: pages of rows -> {"type":"feat","scope":"api","breaking":true,"text":"pages of rows"}
 * @example BOX-12: fix: pages of rows -> {"type":"fix","scope":null,"breaking":false,"text":"pages of rows"}
 * @example fix(#77): pages of rows -> {"type":"fix","scope":null,"breaking":false,"text":"pages of rows"}
 * @example Breaking: drop the old client -> {"type":"breaking","scope":null,"breaking":true,"text":"drop the old client"}
 * @example keycloak_user: mark value as no_log -> null
 */
export function parseConventionalSubject(subject: string, added?: ReadonlyMap<string, Category>): ConventionalSubject | null {
  const end = findTypeEnd(subject);
  const type = subject.slice(0, end).toLowerCase();
  const usual = categoryOfType.has(type);
  const key = usual || !mayBeginWithTicket(subject) ? undefined : ticket.exec(subject)?.[0];
  if (key !== undefined) return parseConventionalSubject(subject.slice(key.length), added);
  if (!usual && !added?.has(type)) return null;
  const match = form.exec(subject);
  if (!match) return null;
  const [, scope, mark, text = ''] = match;
  const named = scope === undefined || isNumber(scope) ? null : scope;
  return { type, scope: named, breaking: mark !== undefined || type === 'breaking', text: type === 'revert' ? `revert: ${text}` : text };
}

/** What names an issue is no part of the product. */
function isNumber(scope: string): boolean {
  return /^(?:#|GH-|[A-Z][A-Z0-9]{1,14}-)\d{1,9}$/.test(scope);
}

function mayBeginWithTicket(subject: string): boolean {
  const first = subject.charCodeAt(0);
  const start = first === 91 || first === 40 ? 1 : 0;
  return isCapital(subject.charCodeAt(start)) && isCapital(subject.charCodeAt(start + 1));
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

/** Where the first bracket, exclamation mark or colon stands, behind what may be a type; 0 for a subject with none near its beginning. */
function findTypeEnd(subject: string): number {
  const longest = Math.min(subject.length, 32);
  for (let at = 1; at < longest; at += 1) {
    const unit = subject.charCodeAt(at);
    if (unit === 58 || unit === 40 || unit === 33) return at;
    if (unit === 32) return 0;
  }
  return 0;
}

/** The category of a conventional type; undefined for an unknown one. */
export function categoryOfConventionalType(type: string, scope: string | null): Category | undefined {
  if (
    scope !== null &&
    (type === 'chore' || type === 'build' || type === 'fix' || type === 'ci') &&
    /^(?:deps|dep|dependencies|deps-dev|vendor)$/i.test(scope)
  )
    return 'dependencies';
  // A component may be called so: what is added to it is no fix.
  if (scope !== null && type === 'fix' && /^(?:security|sec)$/i.test(scope)) return 'security';
  if (scope !== null && type !== 'fix' && type !== 'feat' && /^docs?$/i.test(scope)) return 'documentation';
  return categoryOfType.get(type);
}
