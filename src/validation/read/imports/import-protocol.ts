import { formatFrontMatter } from '../../../text/schema/format-front-matter.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { splitText } from '../../../text/schema/split-text.ts';
import type { LossReport } from '../../schema/records/loss-report.ts';
import type { ParsedProtocol } from '../../schema/records/parsed-document.ts';
import { takeOutResults } from '../../schema/records/take-out-results.ts';
import { parseProtocol } from '../documents/parse-protocol.ts';
import { describeImport } from './describe-import.ts';
import { describeSeen } from './describe-seen.ts';
import { type ImportOptions, importHead } from './import-head.ts';
import { importLines } from './import-lines.ts';
import { isExecuted } from './is-executed.ts';
import { listLeftovers } from './list-leftovers.ts';
import { writeIdentifiers } from './write-identifiers.ts';

/** A document as a protocol. */
export interface ImportedProtocol {
  /** The text of the protocol's file. */
  readonly protocol: string;
  /** The same, read. */
  readonly parsed: ParsedProtocol;
  /** The same with everything that an execution wrote. */
  readonly filled: string;
  readonly id: string;
  readonly losses: LossReport;
  /** What whoever imports it should look at. */
  readonly notes: readonly string[];
  /** What is left for its author to put right, such as an identifier that two steps have. */
  readonly problems: readonly Problem[];
  /** What the document has in which no step was understood; null when there are steps. */
  readonly seen: string | null;
}

/**
 * Turns a checklist or a protocol of any tool into a protocol. Its words, order and form stay; raw HTML and code become text, what an execution wrote is taken
 * out, steps get identifiers where their form allows it. Importing what comes out gives the same steps again.
 */
export function importProtocol(text: string, options: ImportOptions): ImportedProtocol {
  const { lines, headLines: ruled } = splitText(text);
  const headLines = isFrontMatter(lines.slice(1, ruled)) ? ruled : 0;
  const imported = importLines(lines.slice(headLines), headLines + 1);
  const head = importHead(lines.slice(0, headLines), imported.lines, options);
  const front = formatFrontMatter(head.frontMatter).split('\n');
  const body = imported.lines.map((line, index) => (head.titleLines.has(index) ? { ...line, text: '' } : line));
  const first = body.findIndex((line) => line.text.trim() !== '');
  const rest = first < 0 ? [] : body.slice(first);
  while (rest.at(-1)?.text.trim() === '') rest.pop();
  const source = `content/protocols/${head.id}.mdx`;
  const filled = [...front, ...rest.map((line) => line.text), ...head.kept, ''];
  const origins = [...front.map(() => 0), ...rest.map((line) => line.source)];
  const parse = parseOnce(source);
  const before = parse(filled).body;
  const prose = isExecuted(before, filled);
  const bare = takeOutResults(before, filled, { prose });
  // A table may be told for one of steps by its results alone.
  const opened = parse(bare).body.steps.length < before.steps.length ? takeOutResults(before, filled, { prose, choices: true }) : bare;
  const parseBodyOf = (written: readonly string[]) => parse(written).body;
  const identified = writeIdentifiers(parseBodyOf(opened), opened, parseBodyOf);
  const protocol = identified.join('\n');
  const parsed = parse(identified);
  const said = new Set([...head.said, ...[...head.titleLines].map((index) => imported.lines[index]?.source ?? 0)]);
  const losses = describeImport({
    source: options.source,
    lines,
    origins,
    said,
    dropped: imported.dropped,
    filled,
    opened,
    protocol: parsed,
  });
  const seen =
    parsed.body.steps.length === 0
      ? describeSeen(
          parsed.body,
          imported.lines.map((line) => line.text),
        )
      : null;
  return {
    protocol,
    parsed,
    filled: writeIdentifiers(before, filled, parseBodyOf).join('\n'),
    id: head.id,
    losses,
    notes: listLeftovers(losses),
    problems: parsed.problems,
    seen,
  };
}

/** Parses texts of one document, of which several are the same, each once: parsing is nearly all of what an import takes. */
function parseOnce(source: string): (lines: readonly string[]) => ParsedProtocol {
  const parsed = new Map<string, ParsedProtocol>();
  return (lines) => {
    const text = lines.join('\n');
    const known = parsed.get(text) ?? parseProtocol(text, { source });
    parsed.set(text, known);
    return known;
  };
}

/** Whether what stands between two rules at the top of a document is front matter, and no part of the document. */
function isFrontMatter(lines: readonly string[]): boolean {
  return (lines[0] ?? '').trim() !== '' && lines.some((line) => /^[\w"' -]+:(?:\s|$)/.test(line));
}
