import type { Product } from '../../src/book/schema/book.ts';
import type { EventInput } from '../../src/environments/read/event-text.ts';
import type { EventKind } from '../../src/environments/schema/event.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { ask } from './ask.ts';

/** What did not happen yet can only be planned; the file is never changed afterwards. */
export function refuseFuture(kind: EventKind, at: string): void {
  if (kind === 'planned' || kind === 'requested' || Date.parse(at) <= Date.now() + clockTolerance) return;
  throw new CannotGoOn(`\`${at}\` is after now, and \`${kind}\` says that it has happened.`, {
    hint: 'Write it when it has happened, or as `--event planned`.',
  });
}

/** Clocks of two machines differ by so many milliseconds at most. */
const clockTolerance = 300_000;

/** Throws `CannotGoOn` for more than a name or the number of a run. */
export function refuseLong(flag: string, text: string | undefined): void {
  if (text === undefined || (text.length <= 300 && !/[\n\r]/.test(text))) return;
  throw new CannotGoOn(`What ${flag} says is longer than 300 characters, or not one line.`, {
    hint: 'Give a name, or the number of the run.',
  });
}

/** A moment as it is written, in UTC where it has no offset; now where there is none. Throws `CannotGoOn` for what is no date. */
export function readMoment(at: string | undefined): string {
  const date = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(date.getTime())) throw new CannotGoOn(`\`${at}\` is no date.`, { hint: 'Write it as `2027-03-01T09:30:00+01:00`.' });
  return at !== undefined && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? at : date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Reads `name=commit` or `name=version`. Throws `CannotGoOn` for anything else. */
export function readComponent(text: string, product: Product): NonNullable<EventInput['components']>[number] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new CannotGoOn(`\`${text}\` is no component.`, {
      hint: `Write \`--component ${product.repositories[0]?.id ?? 'name'}=<commit or version>\`.`,
    });
  return /^[0-9a-f]{7,64}$/.test(value) ? { name, commit: value } : { name, version: value };
}

/** The part that got the version; undefined for all. */
export function readShare(percent: string | undefined, sections: readonly string[] | undefined): EventInput['share'] {
  if (percent === undefined) return sections === undefined ? undefined : { sections: [...sections] };
  return { percent: Number(percent) };
}

/** Why the order does not hold, and who decided it, who is asked for where nobody is named; undefined without a reason. */
export async function readOverride(reason: string | undefined, by: string | undefined): Promise<EventInput['override']> {
  if (reason === undefined) return undefined;
  return { gates: ['order'], reason, by: by ?? (await ask({ flag: '--override-by', question: 'Who decided it', choices: [] })) };
}
