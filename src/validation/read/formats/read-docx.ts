import mammoth from 'mammoth';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { isAnswer } from '../imports/is-answer.ts';
import { checkArchive, readPart } from './check-archive.ts';
import type { DocumentText } from './document-text.ts';
import { markDocx, withoutHidden } from './docx-marks.ts';
import { htmlToMarkdown } from './html-markdown.ts';

/** Longest part of a document in bytes. */
const largestPart = 50_000_000;
/** Longest HTML of a document in characters. */
const longest = 4_000_000;

/** A Word document as Markdown. Pictures are named and left out; nothing outside of the file is looked at. */
export async function readDocx(bytes: Uint8Array, file: string): Promise<DocumentText> {
  const parts = checkArchive(bytes, file, 'docx');
  let pictures = 0;
  const convertImage = mammoth.images.imgElement(() => {
    pictures += 1;
    return Promise.resolve({ src: '' });
  });
  const marked = await markDocx(bytes, parts).catch(() => ({ bytes, styles: [], titles: [], hidden: 0 }));
  const { value } = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(marked.bytes) },
      { convertImage, externalFileAccess: false, styleMap: ['u => u', 'highlight => mark', ...marked.styles, ...marked.titles] },
    )
    .catch((cause: unknown) => {
      throw new CannotGoOn(`\`${file}\` is damaged: it cannot be read as a Word document.`, {
        hint: 'Open it in Word or LibreOffice and save it again.',
        cause,
      });
    });
  if (value.length > longest) throw new CannotGoOn(`\`${file}\` is too long to be one protocol.`, { hint: 'Import it in parts.' });
  const html = value
    .replace(/<img\b[^>]*>/g, '')
    .replace(/<(u|mark)>([^<]*)<\/\1>/g, (tag, _name: string, words: string) => (isAnswer(words) ? tag : words));
  const { markdown } = htmlToMarkdown(html, file);
  const part = parts.find(({ name }) => name === 'word/document.xml');
  const xml = part === undefined ? '' : withoutHidden(readPart(bytes, part, largestPart));
  return {
    markdown,
    notes: [
      ...(pictures === 0 ? [] : [`${pictures} ${pictures === 1 ? 'picture was' : 'pictures were'} left out.`]),
      ...(marked.hidden === 0 ? [] : [`${marked.hidden} hidden ${marked.hidden === 1 ? 'passage was' : 'passages were'} left out.`]),
      ...checkLost(xml, html, file),
    ],
  };
}

/**
 * What of a document's text is not in what was made of it, and marks that were not taken over. Throws `CannotGoOn` where a result is among what is lost: the one
 * that stands below it may be another.
 */
function checkLost(xml: string, html: string, file: string): readonly string[] {
  const lost = listLostWords(xml, html);
  const result = lost.find((word) => isAnswer(word) && word.length > 1);
  if (result !== undefined)
    throw new CannotGoOn(`\`${file}\` holds \`${result}\` in a text box or another place that cannot be read with its step.`, {
      hint: 'Write it into its cell, or beside its step, and import it again.',
    });
  return lost.length === 0
    ? []
    : [`Text that could not be taken over, such as that of text boxes: ${lost.slice(0, 40).join(' ').slice(0, 300)}`];
}

/** Words of the document that are not in its HTML as often. What was deleted or moved away is not looked for. */
function listLostWords(xml: string, html: string): readonly string[] {
  const body = xml
    .replace(/<w:moveFrom\b[\s\S]*?<\/w:moveFrom>/g, ' ')
    .replace(/<mc:Choice\b[\s\S]*?<\/mc:Choice>(?=\s*<mc:Fallback)/g, ' ')
    .replace(/<w:(?:tab|br|cr|p)(?=[\s/>])[^>]*>|<\/w:(?:p|tc)>/g, '<w:t> </w:t>');
  const written = [...body.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('');
  const left = new Map<string, number>();
  for (const word of listWords(html.replace(/<\/?(?:p|td|tr|th|li|h\d|br|table|ol|ul)\b[^>]*>/g, ' ').replace(/<[^>]*>/g, '')))
    left.set(word, (left.get(word) ?? 0) + 1);
  return listWords(written).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

function listWords(text: string): readonly string[] {
  return text.replace(/&(?:\w+|#\d+|#x[\da-f]+);/gi, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
}
