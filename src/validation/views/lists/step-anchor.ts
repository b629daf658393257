/** The id of a step's place on its record's page: `step-ING-3`. */
export function stepAnchor(step: string): string {
  return `step-${step.replace(/[^\p{L}\p{N}._-]+/gu, '_')}`;
}

/** The id of a deviation's place on its record's page. */
export function deviationAnchor(deviation: string): string {
  return `deviation-${deviation.replace(/[^\p{L}\p{N}._-]+/gu, '_')}`;
}

/** The id of a reference's row in the traceability matrix. */
export function traceAnchor(reference: string): string {
  return `trace-${reference.replace(/[^\p{L}\p{N}._-]+/gu, '_')}`;
}
