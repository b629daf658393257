import type { KeepValue } from '../../../git/schema/keep-value.ts';
import type { ParsedBody } from '../../schema/records/parsed-document.ts';

/** The text of a body, its file, and the line of the file that it begins after. */
export interface KeptBody {
  readonly source: string;
  readonly markdown: string;
  readonly bodyStart: number;
  readonly title: string;
}

/** Gives back a body that was parsed in an earlier run, or parses it and keeps it: parsing is most of what a run with a thousand records takes. */
export function keepBody({ source, markdown, bodyStart, title }: KeptBody, keep: KeepValue, parse: () => ParsedBody): ParsedBody {
  const { places, ...body } = keep({ name: `body ${source}`, facts: [markdown, bodyStart, title] }, () => packBody(parse()));
  return { ...body, places: new Map(places.map(([step, fields]) => [step, new Map(fields)])) };
}

/** JSON knows no maps. */
function packBody({ places, ...body }: ParsedBody) {
  return { ...body, places: [...places].map(([step, fields]) => [step, [...fields]] as const) };
}
