import { lineOfBranch } from '../../src/releases/schema/line-rule.ts';
import type { Version } from '../../src/releases/schema/version.ts';
import { environmentNames } from './environment-names.ts';

/** Branches of lines that have one form, which the configuration writes with `{line}`. */
export interface LineProposal {
  readonly pattern: string;
  /** The newest line last. */
  readonly names: readonly string[];
}

/** Branches whose names are those of environments; `main` counts as production only beside another one. */
export function findEnvironmentBranches(branches: readonly string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [environment, names] of Object.entries(environmentNames)) {
    const branch = names
      .map((name) => branches.find((each) => each === name || each === `env/${name}` || each === `environment/${name}`))
      .find((each) => each !== undefined);
    if (branch !== undefined) found[environment] = branch;
  }
  const main = ['main', 'master'].find((name) => branches.includes(name));
  // A branch to develop on is common where nothing is deployed by merging.
  if (found['staging'] === undefined) return {};
  return found['production'] === undefined && main !== undefined ? { ...found, production: main } : found;
}

/**
 * The form that most branches of lines have: `release-{line}`, `{line}.x`. A branch is one only where Docket reads it as such, for the project or one of its
 * `names`, and tags have versions of that line: `copilot/fix-13460` names no line, and neither does `stable-9` without a version 9.
 */
export function findLineBranches(
  branches: readonly string[],
  { versions, names }: { readonly versions: readonly Version[]; readonly names: readonly string[] },
): LineProposal | null {
  const lines = new Set(versions.flatMap(({ numbers: [major = 0, minor = 0] }) => [`${major}`, `${major}.${minor}`]));
  const found = branches.flatMap((name) => {
    const line = lineOfBranch(name, names);
    if (line === null || !lines.has(line)) return [];
    const at = name.lastIndexOf(line);
    return at < 0 ? [] : [{ name, line, form: `${name.slice(0, at)}{line}${name.slice(at + line.length)}` }];
  });
  const [most] = [...Map.groupBy(found, ({ form }) => form)].toSorted(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return null;
  const [pattern, own] = most;
  return { pattern, names: own.toSorted((a, b) => compareLines(a.line, b.line)).map(({ name }) => name) };
}

function compareLines(left: string, right: string): number {
  const [a = 0, b = 0] = left.split('.').map(Number);
  const [c = 0, d = 0] = right.split('.').map(Number);
  return a - c || b - d;
}
