import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';

/** How many elements may stand in each other: what reads them calls itself for each. */
const deepest = 400;
/** Elements that have no end, or need none. */
const open =
  /^(?:area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|optgroup|option|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;

/** Refuses HTML whose elements stand in each other too deep to be read. Throws `CannotGoOn`. */
export function refuseDeepHtml(html: string, file: string): void {
  let depth = 0;
  for (const { 1: slash, 2: name = '', index } of html.matchAll(/<(\/?)([a-z][^\s/>]{0,40})/gi)) {
    if (open.test(name)) continue;
    if (slash === '/') depth = Math.max(0, depth - 1);
    else if (html.charAt(html.indexOf('>', index) - 1) !== '/') depth += 1;
    if (depth > deepest) throw isTooDeep(file);
  }
}

/** What is said of HTML that is too deep. */
export function isTooDeep(file: string): CannotGoOn {
  return new CannotGoOn(`\`${file}\` holds more than ${deepest} elements within each other, which Docket does not read.`, {
    hint: 'Export it again, or save it as .docx or Markdown.',
  });
}
