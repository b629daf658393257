import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/**
 * Reads what counts as now: `--as-of` as a date or a date and time with offset, else SOURCE_DATE_EPOCH in seconds.
 * Undefined when neither is given: then the newest date in the inputs counts.
 */
export function readAsOf(given: string | undefined, epoch: string | undefined): string | undefined {
  if (given === undefined && epoch === undefined) return undefined;
  if (given === undefined) {
    const seconds = /^\d{1,12}$/.test(epoch ?? '') ? Number(epoch) : Number.NaN;
    if (Number.isNaN(seconds)) {
      throw new CannotGoOn(`SOURCE_DATE_EPOCH is \`${epoch}\`, not a number of seconds since 1970.`, {
        hint: 'Correct or unset the variable.',
      });
    }
    return new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
  }
  const form = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/.exec(given);
  const instant =
    form === null
      ? given
      : `${form[1]}T${form[2] ?? '00:00'}${form[3] ?? ':00'}${form[4] === undefined || form[4] === 'Z' ? '+00:00' : form[4]}`;
  const date = new Date(instant);
  if (form === null || Number.isNaN(date.getTime()) || new Date(`${form[1]}T00:00:00Z`).toISOString().slice(0, 10) !== form[1]) {
    throw new CannotGoOn(`\`${given}\` is not a date like \`2026-03-12\` or \`2026-03-12T14:05:00+11:00\`.`, {
      hint: 'Correct the value of `--as-of`.',
    });
  }
  return instant;
}
