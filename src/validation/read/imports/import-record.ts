import { formatFrontMatter } from '../../../text/schema/format-front-matter.ts';
import { splitText } from '../../../text/schema/split-text.ts';
import type { ParsedProtocol } from '../../schema/records/parsed-document.ts';
import { parseRecord } from '../documents/parse-record.ts';
import type { ImportedProtocol } from './import-protocol.ts';

/** What an executed document belongs to. */
export interface ImportedExecution {
  readonly protocol: ParsedProtocol;
  readonly product: string;
  readonly release: string;
  /** The document itself and scans of signatures, as evidence of the record: `evidence/oq.docx`. */
  readonly document: string;
  readonly sha256: string;
  readonly scans: readonly string[];
}

/**
 * The text of a record of an executed document: all that it says, with its results, marked as executed elsewhere. Signatures on paper are named as scans, and
 * nothing of them is a signature of Docket.
 */
export function draftImportedRecord(
  { filled }: Pick<ImportedProtocol, 'filled'>,
  { protocol, product, release, document, sha256, scans }: ImportedExecution,
): string {
  const { lines, headLines } = splitText(filled);
  const body = lines.slice(headLines).join('\n').trim();
  const head = (status: 'closed' | 'in-progress') =>
    formatFrontMatter({
      title: protocol.protocol?.title,
      protocol: protocol.protocol?.id,
      protocolVersion: protocol.protocol?.version,
      protocolDigest: `sha256:${protocol.sha256}`,
      product,
      release,
      run: 1,
      status,
      executedElsewhere: { document, sha256, scans: scans.length === 0 ? undefined : scans },
    });
  const after = [
    '## Executed elsewhere',
    '',
    `The steps were executed and recorded in [${document.replace(/^evidence\//, '')}](${document}), from which this record was made.`,
    ...(scans.length === 0
      ? []
      : ['', 'Signatures on paper:', '', ...scans.map((scan) => `- [${scan.replace(/^evidence\//, '')}](${scan})`)]),
  ].join('\n');
  const write = (status: 'closed' | 'in-progress') => `${head(status)}\n${body}\n\n${after}\n`;
  const source = `content/releases/${product}/${release}/record.mdx`;
  const { body: parsed } = parseRecord(write('closed'), { source, folder: null });
  return write(parsed.steps.every(({ result }) => result !== 'untouched') ? 'closed' : 'in-progress');
}
