import { isMerge } from '../../git/schema/commit-graph.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { ledgerAmbiguousId, ledgerContradiction, ledgerUnknown } from '../schema/backport-problems.ts';
import type { LedgerEntry, LineEntry } from '../schema/ledger.ts';
import type { LinkedRepository } from './linked-repository.ts';

/** A decision about a commit, or about those that a pull request brought, as numbers of a repository's commits. */
export interface Decision {
  readonly repository: string;
  readonly commits: readonly number[];
  readonly entry: LineEntry;
}

/** The commits that a ledger's entries speak of, and decisions by line. */
export interface ResolvedLedger {
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
}

/** Finds what the entries name. What is not there, or not one thing, is a Problem, and the entry counts for nothing. */
export function resolveLedger(
  entries: readonly LedgerEntry[],
  repositories: readonly LinkedRepository[],
  columns: ReadonlySet<string>,
): ResolvedLedger {
  const problems: Problem[] = [];
  const decisions: Decision[] = [];
  for (const entry of entries) {
    if (entry.decision === 'corrected') continue;
    if (!columns.has(entry.line)) {
      problems.push(ledgerUnknown(entry.place, { line: entry.line }));
      continue;
    }
    const found = repositories.map((repository) => ({ repository: repository.id, ...findNamed(entry.change, repository) }));
    const named = found.filter(({ commits }) => commits.length > 0);
    const [only, other] = named;
    if (found.some(({ ambiguous }) => ambiguous) || (only && other)) problems.push(ledgerAmbiguousId(entry.place, entry.change));
    else if (!only) problems.push(ledgerUnknown(entry.place, { change: entry.change }));
    else decisions.push({ repository: only.repository, commits: only.commits, entry });
  }
  return { decisions, problems: [...problems, ...listContradictions(decisions)] };
}

/** The commits that `#12`, `api#12`, a commit id or `api@1a2b3c4` name in a repository. */
export function findNamed(
  change: string,
  { id, graph, find, pulls, listMerged }: Pick<LinkedRepository, 'id' | 'graph' | 'find' | 'pulls' | 'listMerged'>,
): { readonly commits: readonly number[]; readonly ambiguous: boolean } {
  const nothing = { commits: [], ambiguous: false };
  const [, owner = '', number] = /^([a-z0-9._-]*)#(\d+)$/.exec(change) ?? [];
  if (number !== undefined) {
    if (owner !== '' && owner !== id) return nothing;
    const commits = pulls.list(Number(number)).flatMap((index) => (isMerge(graph, index) ? listMerged(index) : [index]));
    return { commits, ambiguous: false };
  }
  const [, from, sha = ''] = /^(?:([a-z0-9._-]+)@)?([0-9a-f]{7,64})$/.exec(change) ?? [];
  if (from !== undefined && from !== id) return nothing;
  const index = find(sha);
  if (index >= 0) return { commits: isMerge(graph, index) ? listMerged(index) : [index], ambiguous: false };
  return { commits: [], ambiguous: graph.commits.filter((commit) => commit.sha.startsWith(sha)).length > 1 };
}

/** Decisions that exclude each other: what is planned is not declined. */
function listContradictions(decisions: ResolvedLedger['decisions']): readonly Problem[] {
  const first = new Map<string, LineEntry>();
  return decisions.flatMap(({ repository, commits, entry }) => {
    if (entry.decision !== 'planned' && entry.decision !== 'declined') return [];
    const key = `${repository} ${commits[0]} ${entry.line}`;
    const before = first.get(key);
    first.set(key, entry);
    if (!before || before.decision === entry.decision) return [];
    const where = before.place.line === undefined ? '' : `, line ${before.place.line}`;
    return [
      ledgerContradiction(
        entry.place,
        `\`${entry.change}\` is ${entry.decision} for \`${entry.line}\`, and ${before.decision} by ${before.by}${where}.`,
      ),
    ];
  });
}
