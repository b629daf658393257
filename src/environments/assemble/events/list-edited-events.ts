import type { ContentHistory } from '../../../git/schema/content-history.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { eventDeleted, eventEdited } from '../../schema/problems/event-problems.ts';

const eventFile = /^content\/(?:promotions\/[^/]+|releases\/[^/]+\/[^/]+\/promotions)\/[^/]+\.ya?ml$/;

/** Events that were changed or taken away after they were committed; moving a file as it is changes nothing. */
export function listEditedEvents({ versions, deleted }: Pick<ContentHistory, 'versions' | 'deleted'>): readonly Problem[] {
  const gone = new Set(deleted);
  return [...versions].flatMap(([path, list]) => {
    if (!eventFile.test(path.replace(/@[0-9a-f]+$/, ''))) return [];
    const committed = list.findIndex(({ commit, removed }) => commit !== null && removed === undefined);
    if (committed < 0) return [];
    const first = list[committed];
    const source = first?.path ?? path;
    if (gone.has(path)) return [eventDeleted({ source }, list.findLast(({ removed }) => removed === true)?.author ?? '')];
    const other = list.slice(committed + 1).find(({ sha256, removed }) => removed !== true && sha256 !== first?.sha256);
    return other === undefined ? [] : [eventEdited({ source: list.at(-1)?.path ?? source }, other.author)];
  });
}
