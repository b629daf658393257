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
import { formatProgress } from './format-progress.ts';
import { formatRecordProblems } from './format-record-problems.ts';
import { formatRequest, isRequest } from './format-record-title.ts';
import { formatRuns } from './format-runs.ts';
import { formatSignatures } from './format-signatures.ts';
import { formatSteps } from './format-steps.ts';
import { formatTrail } from './format-trail.ts';

/** The body of a record's page, from its progress to its audit trail. */
export function formatRecordBody(entry: RecordEntry, index: ValidationIndex, corrections: Corrections, href: Href): Markup {
  const { record, product, release } = entry;
  const traced = product === null || release === null ? new Map<string, string>() : followTraces(release, product).anchors;
  const place = { entry, traced, corrections, href, taken: new Set<string>() };
  return html`${[
    formatElsewhere(record),
    formatRequest(record),
    html`<section id="progress"><h2>Progress</h2>${formatProgress(record)}</section>`,
    formatRuns(record, index, href),
    html`<section id="steps"><h2>Steps</h2>${formatBlocks(listPrinted(record), record.steps, (steps, section) => formatSteps(steps, section, place))}</section>`,
    formatDifferences(record),
    formatDeviations(record),
    formatEvidence(record, href),
    formatSignatures(record, index, href),
    formatRecordProblems(record, listRecordProblems(record, index), href),
    formatTrail(record),
  ]}`;
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

/** The sections that a record's page has, for its margin. */
export function listSections(
  { record }: RecordEntry,
  index: ValidationIndex,
): readonly { readonly id: string; readonly name: string; readonly count: number | null }[] {
  const problems = listRecordProblems(record, index).length;
  const sections = [
    { id: 'request', name: 'Request', count: null, there: isRequest(record) },
    { id: 'progress', name: 'Progress', count: null, there: true },
    { id: 'runs', name: 'Runs', count: null, there: record.standings.length > 0 },
    { id: 'steps', name: 'Steps', count: record.steps.length, there: true },
    { id: 'differences', name: 'Other than the protocol', count: record.differences.length, there: record.differences.length > 0 },
    { id: 'deviations', name: 'Deviations', count: record.deviations.length, there: record.deviations.length > 0 },
    { id: 'evidence', name: 'Evidence', count: record.evidence.length, there: record.evidence.length > 0 },
    { id: 'signatures', name: 'Signatures', count: record.signoffs.length, there: true },
    { id: 'problems', name: 'Problems', count: problems, there: problems > 0 },
    { id: 'trail', name: 'Audit trail', count: record.trail.length, there: true },
  ];
  return sections.filter(({ there }) => there).map(({ id, name, count }) => ({ id, name, count }));
}
