import type { DraftChange } from '../changes/draft-change.ts';
import type { Drafting } from '../changes/drafting.ts';

/**
 * Makes one of a change and its copy in the same range, as they come there when a branch that one was picked to is merged back: what a commit id
 * or Gerrit's id says to be the same is one change with both commits. A pull request of several picks stays one.
 */
export function joinCopies(drafts: readonly DraftChange[], { factsOf, find }: Pick<Drafting, 'factsOf' | 'find'>): readonly DraftChange[] {
  const copies = drafts.filter(({ commits }) =>
    commits.every((index) => factsOf(index).marks.some(namesOrigin) && !factsOf(index).reverts),
  );
  if (copies.length === 0) return drafts;
  const holder = new Map<number | string, DraftChange>();
  for (const draft of drafts) {
    for (const index of draft.commits) {
      holder.set(index, draft);
      for (const mark of factsOf(index).marks) if (mark.kind === 'change-id' && !holder.has(mark.id)) holder.set(mark.id, draft);
    }
  }
  const gone = new Set<DraftChange>();
  for (const copy of copies) {
    const origins = new Set(copy.commits.map((index) => findOrigin(index)));
    const [origin] = origins;
    if (origin === undefined || origins.size !== 1 || origin === copy || gone.has(origin)) continue;
    origin.commits.push(...copy.commits);
    for (const pull of copy.pulls) if (!origin.pulls.some(({ number }) => number === pull.number)) origin.pulls.push(pull);
    for (const index of copy.commits) holder.set(index, origin);
    gone.add(copy);
  }
  return drafts.filter((draft) => !gone.has(draft));

  function findOrigin(index: number): DraftChange | undefined {
    for (const mark of factsOf(index).marks) {
      const found =
        mark.kind === 'origin-commit' ? holder.get(find(mark.sha)) : mark.kind === 'change-id' ? holder.get(mark.id) : undefined;
      if (found) return found;
    }
    return undefined;
  }
}

function namesOrigin({ kind }: { readonly kind: string }): boolean {
  return kind === 'origin-commit' || kind === 'change-id';
}
