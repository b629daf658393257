import type { FieldPlace } from '../../domain/validation/step.ts';

/** What is written in a field. */
export interface Written {
  readonly text: string;
  readonly links: readonly string[];
  readonly place: FieldPlace;
}
