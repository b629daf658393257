import { releaseAddress } from '../../../book/views/addresses.ts';
import { productIndex } from '../../../releases/views/product/product-index.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatInstant, formatWrittenDate } from '../../../ui/views/format-instant.ts';
import { formatCommitLink, formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp, formatWord } from '../../../ui/views/format-stamp.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { protocolAddress } from '../addresses.ts';
import { formatReleasedOtherwise } from '../lists/format-released-otherwise.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { runName } from '../lists/record-name.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { pinStamp, recordStamp } from '../lists/validation-stamps.ts';
import { type Corrections, formatCorrections } from './corrections.ts';
import { formatProgress, formatTally } from './format-progress.ts';
import { describeSignatures } from './format-signatures.ts';
import { formatVerdict } from './format-verdict.ts';

/** The head of a record's page: what it is, and its answer. */
export function formatRecordTitle(entry: RecordEntry, index: ValidationIndex, href: Href): Markup {
  const { record, product, release } = entry;
  const of = product !== null && release !== null && html`<span class="of">${product.name} ${release.version} </span>`;
  return html`<h1>${of}${record.title}${runName(entry)}</h1>${formatVerdict(entry, index, href)}`;
}

/** The state of a record and the facts that one would scroll up for. */
export function formatRecordState({ record }: RecordEntry): Markup {
  return html`<span class="state">${formatStamp(recordStamp(record.state))}</span><span class="fact">${formatTally(record)} · <b>${describeSignatures(record)}</b></span>`;
}

/** What a record is of, and how far it is: the part of it that is read first. */
export function formatRecordSummary(entry: RecordEntry, index: ValidationIndex, corrections: Corrections, href: Href): Markup {
  const facts = listFacts(entry, index, corrections, href).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<section id="summary"><h2 class="unseen">Summary</h2><dl class="facts two">${facts}</dl>${formatProgress(entry.record)}</section>`;
}

type Fact = readonly [name: string, value: Markup];

function listFacts(entry: RecordEntry, index: ValidationIndex, corrections: Corrections, href: Href): readonly Fact[] {
  const { record, product, release } = entry;
  const own = corrections.get('');
  const marks = (field: string): Markup | null => formatCorrections(own?.get(`front matter: ${field}`));
  const written = (name: string, field: string, value: string | null): Fact => [name, html`${value ?? '–'}${marks(field)}`];
  const where: readonly Fact[] =
    product === null || release === null
      ? []
      : [
          ['Release', html`${product.name} ${formatVersion({ text: release.version, href: releaseAddress(product, release) }, href)}`],
          ['Candidate', html`${formatCandidate(entry)}${marks('candidate')}`],
        ];
  return [
    ...where,
    ['Protocol', html`${formatProtocol(record, index, href)}${marks('protocol')}${marks('protocolVersion')}`],
    written('Environment', 'environment', record.environment),
    written('Tester', 'tester', record.tester),
    written('Date', 'date', record.date === null ? null : formatWrittenDate(record.date)),
    ['Steps', html`${formatTally(record)}`],
    ...formatEarlier(entry, index, href),
    ...(isRequest(record) || record.request === null || record.request.reason === ''
      ? []
      : [['Why run again', html`${record.request.reason}`] as const]),
    ['Revision', html`${record.revision} <small>digest and keys stand at the end</small>`],
  ];
}

/** The run before this one, as one line; how each step came out in every run stands further down. */
function formatEarlier({ record }: RecordEntry, index: ValidationIndex, href: Href): readonly Fact[] {
  const before = record.previous === null ? undefined : index.byPath.get(record.previous);
  if (before === undefined) return [];
  const { run, state } = before.record;
  return [
    [
      'Earlier run',
      html`<a href="${href(before.address)}">run ${run}</a>, ${recordStamp(state).word}${record.standings.length > 0 && html`; <a href="#runs">step by step</a>`}`,
    ],
  ];
}

function formatCandidate({ record, product, release, continuedBy }: RecordEntry): Markup {
  const { candidate } = record;
  if (candidate === null) return html`– <small>the record names none</small>`;
  const { version, repository, tag, commit, known } = candidate;
  const links = repository === null || product === null ? undefined : productIndex(product).repositories.get(repository)?.links;
  const linked: Linked | null = commit === null ? null : { text: commit.slice(0, 10), href: links?.commit(commit) };
  return html`${[
    version !== null && html`<span class="version">${version}</span> `,
    tag !== null && tag !== version && html`<code>${tag}</code> `,
    linked !== null && formatCommitLink(linked),
    !known && html` ${formatWord({ word: 'not what the repository has', kind: 'bad' })}`,
    continuedBy === null && release !== null && formatReleasedOtherwise(record, release),
  ]}`;
}

function formatProtocol({ protocol }: ValidationRecord, index: ValidationIndex, href: Href): Markup {
  const { id, version, title, current, state, reason } = protocol;
  if (id === null) return html`– <small>the record names none</small>`;
  const known = index.protocols.get(id);
  const name = title ?? id;
  return html`${[
    known === undefined ? html`${name}` : html`<a href="${href(protocolAddress(known))}">${name}</a>`,
    version !== null && html`, version ${version}`,
    html` ${formatWord(pinStamp(state))} `,
    state !== 'current' &&
      html`<small>${formatQuoted(reason)}${current !== null && current !== version && ` The current version is ${current}.`}</small>`,
  ]}`;
}

/** Whether a record is a request for something; else a reason says why it was run again. */
export function isRequest({ request, coolingOff, product }: ValidationRecord): boolean {
  return coolingOff !== null || (request !== null && (product === null || request.stakeholders.length > 0 || request.requested !== null));
}

/** What a deletion request asks for, and until when it cools off; nothing for other records. */
export function formatRequest(record: ValidationRecord): Markup | null {
  const { request, coolingOff, state } = record;
  if (!isRequest(record)) return null;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Reason', request === null || request.reason === '' ? 'None is given.' : request.reason],
    ['Stakeholders', request === null || request.stakeholders.length === 0 ? 'None is named.' : request.stakeholders.join(', ')],
    ['Requested', request?.requested == null ? null : formatInstant(request.requested)],
    [
      'Cools off',
      coolingOff === null
        ? null
        : `from ${formatInstant(coolingOff.from)} until ${formatInstant(coolingOff.until)}, ${coolingOff.over ? 'which is over' : 'which is not over'}`,
    ],
    ['Decision', coolingOff === null ? null : describeDecision(coolingOff.decision, state)],
  ];
  return html`<section id="request"><h2>Request</h2><dl class="terms">${rows.map(([name, value]) => value !== null && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

/** A decision is a word in the record until the signatures stand. */
function describeDecision(decision: NonNullable<ValidationRecord['coolingOff']>['decision'], state: ValidationRecord['state']): string {
  return decision === 'pending' || state === 'approved'
    ? decision
    : `${decision}, by the record’s own words; the signatures that it takes are not all there`;
}
