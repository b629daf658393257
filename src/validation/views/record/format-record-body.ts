import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { listRecordProblems, type ValidationIndex } from '../lists/validation-index.ts';
import { followTraces } from '../traceability/followed-traces.ts';
import type { Corrections } from './corrections.ts';
import { formatBlocks } from './format-blocks.ts';
import { formatDeviations } from './format-deviations.ts';
import { formatDifferences } from './format-differences.ts';
import { formatEvidence } from './format-evidence.ts';
import { formatForensics } from './format-forensics.ts';
import { formatRecordProblems } from './format-record-problems.ts';
import { formatRecordSummary, formatRequest } from './format-record-title.ts';
import { formatRuns } from './format-runs.ts';
import { formatSignatures } from './format-signatures.ts';
import { formatSteps } from './format-steps.ts';
import { formatTrail } from './format-trail.ts';

/** What a record's page is made from beside the record. */
export interface RecordPlace {
  readonly index: ValidationIndex;
  readonly book: Book;
  readonly corrections: Corrections;
  readonly href: Href;
}

/** The body of a record's page: its summary first, then steps and evidence, and last how it came about and was checked. */
export function formatRecordBody(entry: RecordEntry, { index, book, corrections, href }: RecordPlace): Markup {
  const { record, product, release } = entry;
  const problems = listRecordProblems(record, index);
  const traced = product === null || release === null ? new Map<string, string>() : followTraces(release, product).anchors;
  const place = { entry, traced, corrections, href, taken: new Set<string>(), unclear: listUnclear(problems) };
  return html`${[
    formatElsewhere(record),
    formatRecordSummary(entry, index, corrections, href),
    formatSignatures(record, index, href),
    formatDeviations(record),
    formatRequest(record),
    html`<section id="steps"><h2>Steps <span class="count">${record.steps.length}</span></h2>${formatBlocks(listPrinted(record), record.steps, (steps, section) => formatSteps(steps, section, place))}</section>`,
    formatEvidence(record, href),
    formatDifferences(record),
    formatRecordProblems(record, problems, href),
    formatRuns(record, index, href),
    formatTrail(record),
    formatForensics(entry, book, href),
  ]}`;
}

/** Where a result is written that is none: it counts as untouched. */
function listUnclear(problems: Book['problems']): ReadonlySet<number> {
  const unclear = problems.filter(({ code }) => code === 'step-result-unknown' || code === 'step-result-twice');
  return new Set(unclear.flatMap(({ place }) => place.line ?? []));
}

/** A record that was taken over says so before anything else: who signed on paper has signed nothing here. */
function formatElsewhere({ executedElsewhere }: RecordEntry['record']): Markup | null {
  if (executedElsewhere === undefined) return null;
  const { document, scans = [] } = executedElsewhere;
  const papers =
    scans.length === 0 ? null : html` Signatures on paper: ${scans.map((scan, index) => html`${index > 0 && ', '}<code>${scan}</code>`)}.`;
  return html`<p class="note"><strong>Executed elsewhere.</strong> The results were taken over from <code>${document}</code>.${papers} None of this is a signature by Docket.</p>`;
}

/** What protocols that ship say to whoever fills a record in. It is no statement of whoever signs it; other words are never left out. */
const instruction = /^\s*<p>Write each deviation below this line, with its own number and the step that it is about\.<\/p>\s*$/;

function listPrinted({ blocks, signoffs }: RecordEntry['record']): RecordEntry['record']['blocks'] {
  return signoffs.length === 0 ? blocks : blocks.filter((block) => block.kind !== 'prose' || !instruction.test(block.html));
}
