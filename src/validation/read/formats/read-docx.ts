import mammoth from 'mammoth';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { checkArchive } from './check-archive.ts';
import type { DocumentText } from './document-text.ts';
import { htmlToMarkdown } from './html-markdown.ts';

/** Longest HTML of a document in characters. */
const longest = 4_000_000;

/** A Word document as Markdown. Pictures are named and left out; nothing outside of the file is looked at. */
export async function readDocx(bytes: Uint8Array, file: string): Promise<DocumentText> {
  checkArchive(bytes, file, 'docx');
  let pictures = 0;
  const convertImage = mammoth.images.imgElement(() => {
    pictures += 1;
    return Promise.resolve({ src: '' });
  });
  const { value } = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage, externalFileAccess: false })
    .catch((cause: unknown) => {
      throw new CannotGoOn(`\`${file}\` is damaged: it cannot be read as a Word document.`, {
        hint: 'Open it in Word or LibreOffice and save it again.',
        cause,
      });
    });
  if (value.length > longest) throw new CannotGoOn(`\`${file}\` is too long to be one protocol.`, { hint: 'Import it in parts.' });
  const { markdown } = htmlToMarkdown(value.replace(/<img\b[^>]*>/g, ''));
  return { markdown, notes: pictures === 0 ? [] : [`${pictures} ${pictures === 1 ? 'picture was' : 'pictures were'} left out.`] };
}
