import type { Change } from '../../../book/schema/change.ts';
import { bringingPull } from '../../../releases/schema/bringing-pull.ts';
import type { StepReference } from '../../schema/records/step.ts';

/** Whether a reference is a pull request that brought none of the changes that it leads to: it carried those of others from branch to branch, or was copied. */
export function isCarrier({ kind, id }: StepReference, changes: readonly Pick<Change, 'pulls'>[]): boolean {
  const number = /#(\d+)$/.exec(id)?.[1];
  if (kind !== 'pull' || number === undefined || changes.length === 0) return false;
  return changes.every((change) => bringingPull(change)?.number !== Number(number));
}
