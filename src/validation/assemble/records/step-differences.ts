import type { StepDifference } from '../../schema/records/record.ts';
import type { Step } from '../../schema/records/step.ts';
import { matchSteps } from '../trail/match-steps.ts';

/** What steps of a record say other than those of its protocol, in the order of the record; what is missing from it comes last. Blanks make no difference. */
export function listStepDifferences(protocol: readonly Step[], record: readonly Step[]): readonly StepDifference[] {
  const partners = matchSteps(protocol, record);
  const originals = new Map<string, Step>();
  const missing: StepDifference[] = [];
  for (const step of protocol) {
    const partner = partners.get(step.id);
    if (partner === undefined) missing.push({ step: step.id, kind: 'removed', field: 'step', protocol: step.action, record: '' });
    else originals.set(partner, step);
  }
  const own = record.flatMap((step): readonly StepDifference[] => {
    const original = originals.get(step.id);
    if (original === undefined) return [{ step: step.id, kind: 'added', field: 'step', protocol: '', record: step.action }];
    return (['action', 'expected'] as const)
      .filter((field) => foldBlanks(original[field]) !== foldBlanks(step[field]))
      .map((field) => ({ step: step.id, kind: 'changed', field, protocol: original[field], record: step[field] }));
  });
  return [...own, ...missing];
}

/** Whether two steps ask for the same. */
export function isSameTask(one: Pick<Step, 'action' | 'expected'>, other: Pick<Step, 'action' | 'expected'>): boolean {
  return foldBlanks(one.action) === foldBlanks(other.action) && foldBlanks(one.expected) === foldBlanks(other.expected);
}

function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
