import { html, type Markup, sanitised } from '../../../text/schema/html.ts';
import { upperFirst } from '../../../text/schema/upper-first.ts';
import { formatWrittenDate } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp, formatWord } from '../../../ui/views/format-stamp.ts';
import { formatTime } from '../../../ui/views/format-time.ts';
import type { Decision, Policy } from '../../schema/policy.ts';
import { compareTexts } from '../../schema/text-difference.ts';
import { policyStamps } from '../environment-words.ts';

/** Versions that a monitoring link is about. */
export interface MonitoredVersions {
  readonly version: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a policy says: rules, data, monitoring, rollback, and its prose. */
export function formatPolicyBody(policy: Policy, versions: MonitoredVersions): Markup {
  const { access, data, retention, rollback, downtime, toggles, earlyAdopters, monitoring } = policy;
  return html`<div class="prose">${policy.summary !== null && html`<p class="lead">${policy.summary}</p>`}${sanitised(policy.html)}</div>${formatRules('Access', access)}${formatRules('Data', data)}${formatRules('Retention', retention)}${monitoring.length > 0 && html`<h3>Monitoring</h3><ul class="rules">${monitoring.map((one) => html`<li>${formatMonitoring(one, versions)}</li>`)}</ul>`}${rollback !== null && html`<h3>Rollback</h3><p>${endSentence(rollback.plan)}${rollback.by !== null && ` ${upperFirst(rollback.by)} decides.`}${rollback.minutes !== null && ` It takes ${rollback.minutes} minutes.`}</p>`}${downtime !== null && html`<h3>Planned downtime</h3><p>${downtime.planned !== null && `At most ${downtime.planned} minutes for one deployment. `}${downtime.notice !== null && endSentence(`Notice: ${downtime.notice}`)}</p>`}${toggles.length > 0 && html`<h3>Features in preview</h3><table class="wide stacked"><thead><tr><th scope="col">Feature</th><th scope="col">State</th><th scope="col">For</th><th scope="col">Since</th></tr></thead><tbody>${toggles.map((toggle) => html`<tr><th scope="row">${toggle.name}${toggle.about !== null && html`<small>${toggle.about}</small>`}</th><td data-label="State">${formatWord({ word: toggle.state, kind: toggle.state === 'on' ? 'good' : toggle.state === 'off' ? 'none' : 'open' })}</td><td data-label="For">${toggle.for}</td><td data-label="Since">${toggle.since !== null && formatTime(toggle.since, true)}</td></tr>`)}</tbody></table>`}${earlyAdopters !== null && html`<h3>Early adopters</h3><p>${endSentence(earlyAdopters.howTo)}${earlyAdopters.who !== null && ` ${endSentence(earlyAdopters.who)}`}${earlyAdopters.contact !== null && ` Contact: ${earlyAdopters.contact}.`}${earlyAdopters.joined !== null && ` ${earlyAdopters.joined} have joined.`}</p>`}`;
}

/** What people wrote into a field, as a sentence: others follow it. */
function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? upperFirst(text) : `${upperFirst(text)}.`;
}

function formatRules(name: string, rules: readonly string[]): Markup | null {
  return rules.length === 0 ? null : html`<h3>${name}</h3><ul class="rules">${rules.map((rule) => html`<li>${rule}</li>`)}</ul>`;
}

/** A link with its versions filled in; one whose version is not known is told without an address. */
function formatMonitoring({ name, url, who }: Policy['monitoring'][number], versions: MonitoredVersions): Markup {
  const filled = url === null ? null : fillIn(url, versions);
  return html`${filled === null ? name : html`<a href="${filled}" rel="noreferrer">${name}</a>`}${who !== null && `; ${who}`}`;
}

function fillIn(url: string, { version, from, to }: MonitoredVersions): string | null {
  const values: Readonly<Record<string, string | null>> = { version, from, to };
  let isKnown = true;
  const filled = url.replace(/\{(version|from|to)\}/g, (_, name: string) => {
    const value = values[name] ?? null;
    if (value === null) isKnown = false;
    return encodeURIComponent(value ?? '');
  });
  return isKnown ? filled : null;
}

/** What stands in the margin of a policy or a decision: identifier, version, status, owner, source, and what was copied when. */
export function formatDocumentFacts(document: Policy | Decision, more: Markup | null = null): Markup {
  const { identifier, version, status, from, until, supersededBy, owner, source, commit, sha256, file } = document;
  return html`<dl class="beside"><dt>${identifier}, version ${version}</dt><dd>${formatWord(policyStamps[status])}${from !== null && html` since ${formatTime(from, true)}`}${until !== null && html` until ${formatTime(until, true)}`}${supersededBy !== null && `, superseded by ${supersededBy}`}</dd>${owner !== null && html`<dt>Owner</dt><dd>${owner}</dd>`}${source !== null && html`<dt>Source</dt><dd>${source.url === null ? source.title : html`<a href="${source.url}" rel="noreferrer">${source.title}</a>`}${source.date !== null && `, copied ${formatWrittenDate(source.date)}`}${source.digest !== null && html`<br><code>${source.digest}</code>`}</dd>`}${more}<dt>File</dt><dd>${file}${commit !== null && html` at <code>${commit.slice(0, 9)}</code>`}<br><code>${sha256.slice(0, 16)}</code></dd></dl>`;
}

/** All versions of a policy or a decision, newest first, each with its page. */
export function formatVersions<Document extends Policy | Decision>(
  versions: readonly Document[],
  { current, addressOf }: { readonly current: Document; readonly addressOf: (version: Document) => string },
  href: Href,
): Markup {
  return html`<table class="wide stacked"><caption class="unseen">All versions</caption><thead><tr><th scope="col">Version</th><th scope="col">Status</th><th scope="col">In force from</th><th scope="col">Until</th></tr></thead><tbody>${versions.map(
    (one) =>
      html`<tr><th scope="row">${one.slug === current.slug ? html`${one.version} <small>this one</small>` : html`<a href="${href(addressOf(one))}">${one.version}</a>`}</th><td data-label="Status">${formatWord(policyStamps[one.status])}</td><td data-label="From">${one.from === null ? html`<span class="empty">not known</span>` : formatTime(one.from, true)}</td><td data-label="Until">${one.until !== null && formatTime(one.until, true)}</td></tr>`,
  )}</tbody></table>`;
}

/** What changed from one text to the next, line by line. */
export function formatTextDifference(before: string, after: string): Markup {
  const lines = compareTexts(before, after);
  if (lines.length === 0) return html`<p class="empty">The texts are the same.</p>`;
  return html`<div class="difference wide">${lines.map(({ kind, line }) => {
    const shown = line === '' ? '\u00a0' : line;
    if (kind === 'gap') return html`<p class="gap">…</p>`;
    if (kind === 'added') return html`<p><ins>${shown}</ins></p>`;
    return kind === 'removed' ? html`<p><del>${shown}</del></p>` : html`<p>${shown}</p>`;
  })}</div>`;
}

/** The state of a document, stamped. */
export function formatDocumentStamp({ status }: Pick<Policy, 'status'>): Markup {
  return formatStamp(policyStamps[status]);
}
