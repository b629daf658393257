import type { Branch } from '../../../git/schema/repository.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import { lineOfBranch } from '../../schema/line-rule.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';

/** The branches of a line in a repository: its own by configuration or by the usual names, and for the newest line also the one where work goes on. */
export function listLineBranches(options: {
  readonly line: string;
  readonly newest: boolean;
  readonly repository: PlannedRepository;
  /** As for `lineOfBranch`. */
  readonly names: readonly string[];
}): readonly { readonly name: string; readonly commit: string }[] {
  const { line, newest, repository, names } = options;
  const { history, config } = repository;
  const branches = [...history.branches].sort(compareBranches);
  const wanted = config.lineBranch?.replaceAll('{line}', line);
  const own = branches.find((branch) => (wanted === undefined ? lineOfBranch(branch.name, names) === line : branch.name === wanted));
  const found = own ? [{ name: own.name, commit: own.commit }] : [];
  if (!newest) return found;
  const name = config.branch ?? (isOfOlderLine(history.head.branch, line, names) ? findMain(branches) : history.head.branch);
  const main = name === null ? undefined : branches.find((branch) => branch.name === name);
  if (main && main.name !== own?.name) found.push({ name: main.name, commit: main.commit });
  else if (!main && name === history.head.branch && config.branch === undefined && history.head.commit !== null)
    found.push({ name: name ?? 'HEAD', commit: history.head.commit });
  return found;
}

/** Whether what is checked out is the branch of a line before this one: work goes on elsewhere. */
function isOfOlderLine(head: string | null, line: string, names: readonly string[]): boolean {
  const own = head === null ? null : lineOfBranch(head, names);
  if (own === null || !/^\d/.test(line)) return false;
  const [left, right] = [own, line].map((id) => id.split('.').map(Number));
  for (let part = 0; part < Math.min(left?.length ?? 0, right?.length ?? 0); part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function findMain(branches: readonly Branch[]): string | null {
  return ['main', 'master', 'trunk', 'develop', 'dev'].find((usual) => branches.some(({ name }) => name === usual)) ?? null;
}

function compareBranches(left: Branch, right: Branch): number {
  return Number(left.remote !== undefined) - Number(right.remote !== undefined) || compareText(left.name, right.name);
}
