import type { FieldPlace } from '../../schema/records/step.ts';

/** What is written in a field. */
export interface Written {
  readonly text: string;
  readonly links: readonly string[];
  readonly place: FieldPlace;
}
