import { findField, normalizeName } from './field-names.ts';

/** Names that a document has of its own as well: its `Date` may be the day on which it was written, `Responsible` who wrote it. */
const either =
  /^(?:by|who|when|initials|init|sign|visum|kürzel|operator|technician|analyst|assignee|assigned to|responsible|responsável|bearbeiter|executor|date|datum|fecha|date \/ time|timestamp|completed by|completion date|done by|date done|date completed|by \/ date|by \/ when|initials \/ date|initials and date|(?:signature|signed|sign|completed by) \/ date)$/;

/** Whether a label says who executed a test or when, and can say nothing else: `Tester name`, `Test date`, `Getestet von`. */
export function namesExecution(name: string): boolean {
  const field = findField(name);
  return (field === 'tester' || field === 'date' || field === 'testerDate') && !either.test(normalizeName(name));
}
