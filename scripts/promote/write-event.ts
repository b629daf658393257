import path from 'node:path';
import { type EventInput, formatEvent } from '../../src/environments/read/event-text.ts';
import { parseEvent } from '../../src/environments/read/parse-event.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { isCode, writeWholeFile } from '../records/write-whole-file.ts';

/** Where an event goes: to the release that it is about, else to those of its product. */
export interface EventFolder {
  readonly product: string;
  readonly release: string | null;
}

/** Writes an event below a root and gives its path; one that is there already stays as it is. Throws `CannotGoOn` when it is not one that can be read back. */
export async function writeEvent(
  root: string,
  event: EventInput,
  { product, release }: EventFolder,
): Promise<{ readonly file: string; readonly isNew: boolean }> {
  const { name, text } = formatEvent(event);
  const folder = release === null ? `content/promotions/${product}` : `content/releases/${product}/${release}/promotions`;
  const file = `${folder}/${name}`;
  const { problems } = parseEvent(text, { source: file, product, folder: release });
  const [wrong] = problems;
  if (wrong !== undefined) throw new CannotGoOn(wrong.message, wrong.hint === undefined ? {} : { hint: wrong.hint });
  try {
    await writeWholeFile(path.join(root, file), text);
    return { file, isNew: true };
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return { file, isNew: false };
    throw cause;
  }
}
