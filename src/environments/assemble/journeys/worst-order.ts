import type { OrderJudgement } from '../../schema/stay.ts';

const severity: readonly OrderJudgement['state'][] = ['violated', 'overridden', 'unknown', 'kept', 'not-judged'];

/** The worst state of several judgements. */
export function worstState(orders: readonly OrderJudgement[]): OrderJudgement['state'] {
  return worstOrder(orders)?.state ?? 'not-judged';
}

/** The worst of several judgements, of equal ones the first; null where none was judged. */
export function worstOrder(orders: readonly (OrderJudgement | null)[]): OrderJudgement | null {
  return severity.map((state) => orders.find((order) => order?.state === state) ?? null).find((order) => order !== null) ?? null;
}
