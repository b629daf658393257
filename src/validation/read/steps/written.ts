import type { Nodes } from 'mdast';
import type { FieldPlace } from '../../schema/records/step.ts';
import type { EntryPlace } from '../../schema/records/written-entry.ts';

/** What is written in a field. */
export interface Written {
  readonly text: string;
  readonly links: readonly string[];
  readonly place: FieldPlace;
  /** The part of the tree that says it, so that lists and code stay what they are. */
  readonly nodes?: readonly Nodes[] | undefined;
  /** Where in its lines it stands, so that it can be taken out again. */
  readonly where?: EntryPlace | undefined;
}
