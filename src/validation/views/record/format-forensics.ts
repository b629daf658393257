import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatInstant } from '../../../ui/views/format-instant.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import { traceabilityAddress } from '../addresses.ts';
import { formatDigest } from '../lists/format-digest.ts';
import type { RecordEntry } from '../lists/record-entries.ts';

/** How a record and its signatures were checked: digests, keys, times that git shows, and where the record is from. It comes last. */
export function formatForensics({ record, product, release, address }: RecordEntry, book: Book, href: Href): Markup {
  const { root } = book.signing;
  const head = formatTableHead(['Signer', 'Key', 'Text of the record', 'Time, as git bounds it', 'Statement and signature']);
  const rows = record.signoffs.map(
    (signoff) =>
      html`<tr>${[
        html`<th scope="row">${signoff.state === 'valid' ? '' : 'does not count: '}${signoff.printedName ?? 'not known'}</th>`,
        html`<td data-label="Key"><code class="hex">${signoff.key ?? '–'}</code>${signoff.state === 'valid' && signoff.secondComponent !== '' && html`<small>second component: ${signoff.secondComponent}</small>`}</td>`,
        html`<td data-label="Record"><span>${formatText(signoff)}</span></td>`,
        html`<td data-label="Bounds"><span>${describeBounds(signoff)}</span></td>`,
        html`<td data-label="Statement"><span>${formatDigest(signoff.sha256)}</span><small class="path">${signoff.statement}</small></td>`,
      ]}</tr>`,
  );
  const facts: readonly (readonly [string, Markup | string])[] = [
    ['Digest of the record', html`${formatDigest(record.sha256)} <small>revision ${record.revision}</small>`],
    ['Source', html`<code class="path">${record.path}</code>, <a href="${href(`${address}source.txt`)}">as it is written</a>`],
    ...(product !== null && release !== null
      ? [['Traceability', html`<a href="${href(traceabilityAddress(product, release))}">${product.name} ${release.version}</a>`] as const]
      : []),
    [
      'Root of trust',
      root === null
        ? 'The content folder names no root keys: who can write to it can add a signer.'
        : html`${formatQuoted(root.reason)} Root keys: ${root.keys.map((key) => html`<code class="hex">${key}</code> `)}`,
    ],
  ];
  return html`<section id="checked"><h2>How it was checked</h2>${[
    rows.length > 0 &&
      html`<table class="stacked checked"><caption class="unseen">Keys, digests and times of the signatures</caption>${head}<tbody>${rows}</tbody></table>`,
    html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
  ]}</section>`;
}

function formatText({ revision, recordSha256 }: Signoff): Markup {
  if (recordSha256 === null) return html`–`;
  return html`${revision !== null && `revision ${revision}, `}${formatDigest(recordSha256)}`;
}

function describeBounds({ bounds: { notBefore, notAfter, source } }: Signoff): string {
  const sides = [
    notBefore === null ? null : `not before ${formatInstant(notBefore)}`,
    notAfter === null ? null : `not after ${formatInstant(notAfter)}`,
  ].filter((side) => side !== null);
  return sides.length === 0 ? '–' : `${sides.join(', ')} (${source})`;
}
