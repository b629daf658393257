/** What somebody did to a record by signing, as people would tell it. */
export interface Act {
  readonly id: number;
  readonly who: string;
  readonly role: string;
  readonly kind: 'sign' | 'refuse' | 'withdraw';
  /** Which text of the record it was made over. */
  readonly text: number;
  /** The acts that whoever signed could see: all that ever were on their branch. */
  readonly knows: ReadonlySet<number>;
  /** What a withdrawal takes back. */
  readonly target: number | null;
  /** Whether it was made when it says. */
  readonly timely: boolean;
  /** Whether text and signature came in one commit. */
  readonly together: boolean;
}

/** A record as a branch holds it. */
export interface Record {
  readonly text: number;
  /** All acts that ever were on the branch. */
  readonly acts: readonly Act[];
  /** Those whose files are there. */
  readonly present: ReadonlySet<number>;
}

/**
 * Whether a record is approved, by the rules alone: everybody who must sign has signed the text as it is; nobody's refusal was left standing, whatever became
 * of it; whoever signed another text has signed this one since; nothing was taken away from this one. `amber` where nothing shows when it was signed.
 */
export function modelApproval({ text, acts, present }: Record, roles: readonly string[]): 'approved' | 'amber' | 'no' {
  const isWithdrawn = (act: Act): boolean =>
    acts.some(
      (one) =>
        one.kind === 'withdraw' &&
        one.target === act.id &&
        one.timely &&
        one.knows.has(act.id) &&
        // Nobody revives an approval by deleting what took it back.
        (present.has(one.id) || act.kind === 'sign'),
    );
  const holds = (act: Act): boolean =>
    act.timely && present.has(act.id) && (act.kind === 'withdraw' || act.text === text) && !isWithdrawn(act);
  const standing = acts.filter(holds);
  const lifts = (later: Act, act: Act): boolean =>
    later.who === act.who && later.knows.has(act.id) && (later.kind === 'withdraw' ? later.target === act.id : later.role === act.role);
  for (const act of acts) {
    const counts = act.timely || act.kind === 'refuse';
    const isGone = !present.has(act.id);
    if (counts && isGone && act.text === text) return 'no';
    if (!isGone && isWithdrawn(act) && act.timely && act.text === text) continue;
    if (act.kind === 'refuse' && !standing.some((later) => later.kind !== 'refuse' && lifts(later, act))) return 'no';
    const isOutdated = act.timely && act.text !== text && (act.kind !== 'withdraw' || isGone);
    if (isOutdated && !standing.some((later) => lifts(later, act))) return 'no';
  }
  if (roles.some((role) => !standing.some((act) => act.kind === 'sign' && act.role === role))) return 'no';
  return standing.some(({ together }) => together) ? 'amber' : 'approved';
}
