import type { Check } from '../../schema/snapshot/snapshot.ts';
import { line, moment } from '../plain-parts.ts';

/** A pipeline as a check. `ref` is the branch or tag that it ran for, where that is not the one that goes without saying. */
export function checkOfPipeline(
  { status, finishedAt }: { readonly status: string; readonly finishedAt: string | null },
  ref: string | null = null,
): Check {
  return {
    name: ref === null ? 'pipeline' : line(`pipeline for ${ref || 'no branch'}`),
    result: results[status.toLowerCase()] ?? 'pending',
    at: moment(finishedAt),
    url: null,
  };
}

const results: Readonly<Record<string, Check['result']>> = {
  success: 'success',
  failed: 'failure',
  canceled: 'cancelled',
  canceling: 'cancelled',
  skipped: 'skipped',
  manual: 'neutral',
};
