import { formatFrontMatter } from '../../../text/schema/format-front-matter.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { splitText } from '../../../text/schema/split-text.ts';
import type { LossReport } from '../../schema/records/loss-report.ts';
import { takeOutResults } from '../../schema/records/take-out-results.ts';
import { parseProtocol } from '../documents/parse-protocol.ts';
import { describeImport } from './describe-import.ts';
import { type ImportOptions, importHead } from './import-head.ts';
import { importLines } from './import-lines.ts';
import { writeIdentifiers } from './write-identifiers.ts';

/** A document as a protocol. */
export interface ImportedProtocol {
  /** The text of the protocol's file. */
  readonly protocol: string;
  readonly id: string;
  readonly losses: LossReport;
  /** What is left for its author to put right, such as an identifier that two steps have. */
  readonly problems: readonly Problem[];
}

/**
 * Turns a checklist or a protocol of any tool into a protocol. Its words, order and form stay; raw HTML and code become text, results are taken out, steps get
 * identifiers where their form allows it. Importing what comes out gives the same steps again.
 */
export function importProtocol(text: string, options: ImportOptions): ImportedProtocol {
  const { lines, headLines } = splitText(text);
  const cleaned = importLines(lines.slice(headLines));
  const head = importHead(lines.slice(0, headLines), cleaned, options);
  const { id, kept } = head;
  const front = formatFrontMatter(head.frontMatter);
  const body = cleaned.map((line, index) => (index === head.titleIndex ? '' : line.text));
  const source = `content/protocols/${id}.mdx`;
  const first = Math.max(
    0,
    body.findIndex((line) => line.trim() !== ''),
  );
  const plain = `${front}\n${[...body.slice(first), ...kept].join('\n').replace(/\s+$/, '')}\n`.split('\n');
  const parse = (written: readonly string[]) => parseProtocol(written.join('\n'), { source }).body;
  const opened = takeOutResults(parse(plain), plain);
  const protocol = writeIdentifiers(parse(opened), opened, parse).join('\n');
  const parsed = parseProtocol(protocol, { source });
  const losses = describeImport({ lines, headLines, cleaned, head, filled: plain, opened, protocol: parsed, source: options.source });
  return { protocol, id, losses, problems: parsed.problems };
}
