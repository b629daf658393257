import { findDeviationColumns, listTableDeviations } from '../documents/deviations.ts';
import { placeOfNode } from '../documents/inline-lines.ts';
import { namesOf, type Shape } from './shape.ts';

/**
 * A table of deviations.
 *
 *     | Deviation | Step | Severity | Status |
 *     | --------- | ---- | -------- | ------ |
 *     | DEV-1     | A-1  | minor    | open   |
 */
export const deviationTable: Shape = (context) => {
  const { node, index, parts, at } = context;
  if (node.type !== 'table') return null;
  const columns = findDeviationColumns(node, namesOf(context));
  if (columns === null) return null;
  const count = parts.reduce((sum, part) => sum + (part.kind === 'deviations' ? part.deviations.length : 0), 0);
  const { deviations, problems } = listTableDeviations(node, columns, { count, at });
  if (deviations.length === 0) return null;
  return { parts: [{ kind: 'deviations', deviations, line: placeOfNode(node).line }], end: index + 1, problems };
};
