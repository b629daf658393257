import { count } from '../../text/schema/count.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import type { ForgeFacts, ForgePull, Outcome } from '../schema/extension.ts';

/** A line of the table that sums up what the forge said. */
export interface ForgeRow {
  readonly name: string;
  readonly value: string;
  readonly more: string | null;
}

const words: Readonly<Record<Outcome, string>> = {
  success: 'passed',
  failure: 'failed',
  pending: 'not finished',
  none: 'without checks',
  expired: 'expired',
  'not-collected': 'not collected',
};

/** What the forge said of the pull requests of a release, which it calls `noun`, in numbers. What has expired is counted apart from what there was none of. */
export function summariseForge({ pulls, newcomers }: ForgeFacts, noun: string): readonly ForgeRow[] {
  const approved = pulls.filter(({ approvals }) => approvals.length > 0);
  const changed = approved.filter(({ approvals }) => approvals.every(({ onHead }) => onHead === false));
  const self = pulls.filter(({ decision }) => decision === 'changes-requested' || decision === 'review-required');
  return [
    { name: `${upperFirst(noun)}s`, value: String(pulls.length), more: null },
    {
      name: 'Approved by a reviewer',
      value: `${approved.length} of ${pulls.length}`,
      more: changed.length > 0 ? `${changed.length} changed after the last approval` : null,
    },
    ...(self.length > 0 ? [{ name: 'Merged without the review that was asked for', value: String(self.length), more: null }] : []),
    { name: 'Checks of the last commit', value: countOutcomes(pulls, 'head'), more: null },
    { name: 'Checks of the merge', value: countOutcomes(pulls, 'merge'), more: null },
    ...(newcomers.length > 0 ? [{ name: count(newcomers.length, 'first-time contributor'), value: newcomers.join(', '), more: null }] : []),
  ];
}

function countOutcomes(pulls: readonly ForgePull[], of: 'head' | 'merge'): string {
  const outcomes: readonly Outcome[] = ['success', 'failure', 'pending', 'none', 'expired', 'not-collected'];
  const counts = outcomes.map((outcome) => ({ outcome, number: pulls.filter(({ checks }) => checks[of] === outcome).length }));
  const parts = counts.filter(({ number }) => number > 0).map(({ outcome, number }) => `${number} ${words[outcome]}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
