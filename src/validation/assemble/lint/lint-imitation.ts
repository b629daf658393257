import type { Problem } from '../../../text/schema/problem.ts';
import { imitatesSignature } from '../../schema/problems/record-problems.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import { declarations } from '../../schema/signoffs/declarations.ts';

const sentences = Object.values(declarations).map(fold);
const stamps =
  /\b(?:(?:electronically |digitally )?(?:signed|approved|reviewed|authori[sz]ed) by:?\s+(?!_|\.\.|<|\[|-)\p{L}|signature (?:is )?valid|valid signature|signatures? valid|sha256:[a-z0-9+/]{43})/iu;
const titleStamps = /(?:^|[^\p{L}])(?:approved|signed|released|verified|valid)[^\p{L}]*$|[✅✔🔏🖋]/iu;

/**
 * Lists the free text of a record that looks like what Docket prints of signatures: a stamp in a title or heading, a declaration, a line `Signed by …`, a
 * fingerprint. Only statements say who signed, and no reader should take words of the record for one.
 */
export function lintImitation({ source, head, body, placeOf }: ParsedRecord): readonly Problem[] {
  const title = head?.title ?? '';
  const stamp = findImitation(title) ?? titleStamps.exec(title)?.[0];
  const titled = stamp === undefined ? [] : [imitatesSignature(placeOf(['title']), stamp.trim())];
  const inText = body.blocks.flatMap((block) => {
    if (block.kind !== 'prose' && block.kind !== 'heading') return [];
    const found = findImitation(block.text) ?? (block.kind === 'heading' ? titleStamps.exec(block.text)?.[0] : undefined);
    return found === undefined ? [] : [imitatesSignature({ source, line: block.line, column: 1 }, found.trim())];
  });
  return [...titled, ...inText];
}

function findImitation(text: string): string | undefined {
  const folded = fold(text);
  return sentences.find((sentence) => folded.includes(sentence)) ?? stamps.exec(text)?.[0];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/[.]$/, '');
}
