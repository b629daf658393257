import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

/** A process is judged from a day, so that adopting it makes no violations out of the past. */
export function processNotDated(place: Place, { product, process }: { readonly product: string; readonly process: string }): Problem {
  return {
    code: 'process-not-dated',
    severity: 'warning',
    place,
    message: `Nothing says since when ${quoteValue(product)} lives by \`${quoteValue(process)}\`, so whether the order was kept is not judged.`,
    hint: `Write \`process: [{ id: '${quoteValue(process)}', from: '2027-03-01' }]\` in the configuration, or \`from\` in the process.`,
  };
}
