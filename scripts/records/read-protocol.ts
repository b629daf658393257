import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { parseProtocol } from '../../src/validation/read/documents/parse-protocol.ts';
import type { Protocol } from '../../src/validation/schema/protocols/protocol.ts';
import type { ParsedProtocol } from '../../src/validation/schema/records/parsed-document.ts';
import { shippedProtocols } from './shipped-protocols.ts';

/** A protocol whose front matter is right. */
export type ReadProtocol = ParsedProtocol & { readonly protocol: Protocol };

const folder = 'content/protocols';

/** Reads the current version of a protocol from the content folder. Throws `CannotGoOn` with what there is when it is missing or wrong. */
export async function readProtocol(root: string, id: string): Promise<ReadProtocol> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && /^[^.].*\.mdx?$/.test(entry.name)).map(({ name }) => name);
  const name = files.toSorted().find((file) => file === `${id}.mdx` || file === `${id}.md`);
  if (name === undefined) throw new CannotGoOn(...explainUnknown(id, files));
  const source = `${folder}/${name}`;
  const parsed = parseProtocol(await readFile(path.join(root, source), 'utf8'), { source });
  const { protocol } = parsed;
  if (protocol === null || protocol.id !== id) {
    const [first] = parsed.problems;
    throw new CannotGoOn(`\`${source}\` cannot be used: ${first?.message ?? `it says that it is \`${protocol?.id}\`.`}`, {
      hint: 'Run `docket check` and correct it.',
    });
  }
  return { ...parsed, protocol };
}

function explainUnknown(id: string, files: readonly string[]): [message: string, { readonly hint: string }] {
  const known = [...new Set(files.map((file) => file.replace(/\.mdx?$/, '')))].toSorted();
  const shipped = shippedProtocols.some((name) => name === id);
  const expected =
    known.length === 0 ? `a protocol in \`${folder}\`, which has none` : `one of ${known.map((name) => `\`${name}\``).join(', ')}`;
  return [
    `There is no protocol \`${id}\`; there is ${expected}.`,
    {
      hint: shipped
        ? `Write it first with \`docket new protocol ${id}\`.`
        : known.length === 0
          ? `Write one with \`docket new protocol ${shippedProtocols[0]}\`, or turn a document into one with \`docket import FILE\`.`
          : 'Choose one of these.',
    },
  ];
}
