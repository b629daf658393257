import { releaseAddress } from '../../../book/views/addresses.ts';
import { productIndex } from '../../../releases/views/product/product-index.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatInstant, formatWrittenDate } from '../../../ui/views/format-instant.ts';
import { formatCommitLink, formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { protocolAddress } from '../addresses.ts';
import { formatDigest } from '../lists/format-digest.ts';
import { formatReleasedOtherwise } from '../lists/format-released-otherwise.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import { listRecordProblems, type ValidationIndex } from '../lists/validation-index.ts';
import { pinStamp, recordStamp } from '../lists/validation-stamps.ts';
import { type Corrections, formatCorrections } from './corrections.ts';
import { describeSignatures } from './format-signatures.ts';
import { runName } from './record-name.ts';

/** The head of a record's page: its state, and what it is a record of. */
export function formatRecordTitle(entry: RecordEntry, index: ValidationIndex, corrections: Corrections, href: Href): Markup {
  const { record, product, release, continuedBy } = entry;
  const next = continuedBy === null ? undefined : index.byPath.get(continuedBy);
  const problems = listRecordProblems(record, index).length;
  const of = product !== null && release !== null && html`<span class="of">${product.name} ${release.version} </span>`;
  return html`${[
    html`<h1>${of}${record.title}${runName(entry)}</h1>`,
    html`<p class="status">${formatStamp(recordStamp(record.state))}<span>${formatQuoted(record.stateReason)}</span><span><a href="#signatures">${describeSignatures(record)}</a></span>${problems > 0 && html`<span><a href="#problems">${count(problems, 'problem')}</a></span>`}</p>`,
    next !== undefined &&
      html`<p class="banner" role="note">Run again: <a href="${href(next.address)}">run ${next.record.run}</a> is newer, and what it says counts.</p>`,
    record.doubts.length > 0 && html`<ul class="banner">${record.doubts.map((doubt) => html`<li>${formatQuoted(doubt)}</li>`)}</ul>`,
    formatRefusedBefore(entry, index, href),
    html`<dl class="heads">${listFacts(entry, index, corrections, href).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
  ]}`;
}

/** That an earlier run was refused, and why this one was made; the refusal stays visible on both. */
function formatRefusedBefore({ record }: RecordEntry, index: ValidationIndex, href: Href): Markup | null {
  const before = record.previous === null ? undefined : index.byPath.get(record.previous);
  const refusals = before?.record.signoffs.filter((one) => one.meaning?.code === 'disapproval' && one.state !== 'withdrawn') ?? [];
  if (before === undefined || refusals.length === 0) return null;
  const who = [...new Set(refusals.map(({ printedName }) => printedName ?? 'somebody'))].join(', ');
  const why = record.answers === null ? 'This run does not say why it was made.' : `Why it was run again: ${record.request?.reason ?? ''}`;
  return html`<p class="banner" role="note"><a href="${href(before.address)}">Run ${before.record.run}</a> was refused by ${who}. ${why}</p>`;
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
    ['Run', html`${record.run}`],
    ...(isRequest(record) || record.request === null || record.request.reason === ''
      ? []
      : [['Why run again', html`${record.request.reason}`] as const]),
    ['Revision', html`${record.revision}`],
    ['Digest', formatDigest(record.sha256)],
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
    !known && html` ${formatStamp({ word: 'not what the repository has', kind: 'bad' })}`,
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
    html` ${formatStamp(pinStamp(state))} `,
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
