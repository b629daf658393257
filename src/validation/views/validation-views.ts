import type { CapabilityViews } from '../../book/views/capability-views.ts';
import { escapeHtml } from '../../text/schema/escape-html.ts';
import { checklistsAddress, recordAddress } from './addresses.ts';
import { formatWaiting } from './checklists/format-work.ts';
import { describeTrust } from './lists/describe-trust.ts';
import { listValidationDocuments } from './lists/list-validation-documents.ts';
import { placeRecords } from './lists/record-entries.ts';
import { judgeSignatures } from './lists/signature-verdict.ts';
import { hasValidation, validationIndex } from './lists/validation-index.ts';
import { recordStamp } from './lists/validation-stamps.ts';
import { listWork } from './lists/work.ts';
import { describeWork, validationStamp } from './lists/work-summary.ts';
import { describeValidation, formatReleaseValidation } from './record/format-release-validation.ts';

/** What pages, search, feeds and paper show of validation, beside its own pages. */
export const validationViews: CapabilityViews = {
  siteLinks: (book) =>
    hasValidation(book)
      ? [
          { text: 'Checklists', href: checklistsAddress(), within: 'All checklists' },
          { text: 'Protocols', href: '/protocols/' },
          { text: 'People', href: '/people/' },
          ...(book.clauses?.length === 0 ? [] : [{ text: 'Regulatory clauses', href: '/clauses/' }]),
        ]
      : [],
  productLinks: (product, book) => (hasValidation(book) ? [{ text: 'Checklists', href: checklistsAddress(product) }] : []),
  documents: listValidationDocuments,
  printed: (book) =>
    validationIndex(book).entries.map(({ record, release }) => ({ address: recordAddress(record, release), file: 'record.pdf' })),
  terms: (book) => (hasValidation(book) ? [record] : []),
  isRefused: ({ product, release }) =>
    placeRecords(release.validation.records, { product, release }).some(
      ({ record: { state }, continuedBy }) => continuedBy === null && state === 'refused',
    ),
  sections: ({ product, release }, book) => {
    const { records } = release.validation;
    if (records.length === 0) return [];
    const stamp = validationStamp(placeRecords(records, { product, release }));
    const verdict = judgeSignatures(placeRecords(records, { product, release }));
    const format = (href: (address: string) => string) => formatReleaseValidation({ product, release }, validationIndex(book), href);
    return [
      {
        id: 'validation',
        name: 'Validation',
        count: records.length,
        stamp,
        fact: describeValidation(placeRecords(records, { product, release })),
        ...(verdict === null ? {} : { verdict }),
        place: 'after-changes',
        format,
      },
    ];
  },
  home: (book) =>
    hasValidation(book)
      ? [
          {
            id: 'waiting',
            name: 'Waiting for a signature',
            place: 'before-releases',
            format: (href) => formatWaiting(listWork(validationIndex(book).entries), validationIndex(book), href),
          },
        ]
      : [],
  columns: [
    {
      name: 'Validation',
      cell: ({ product, release }) => {
        const { records } = release.validation;
        return records.length === 0 ? null : validationStamp(placeRecords(records, { product, release }));
      },
    },
  ],
  productLines: (product, book) => {
    const work = describeWork(validationIndex(book).entries.filter((entry) => entry.product === product));
    if (work === null) return [];
    const trust = describeTrust(book);
    return [
      { name: 'Validation', link: { text: work, href: checklistsAddress(product) } },
      ...(trust === null ? [] : [{ name: 'Keys', link: { text: trust, href: '/people/' } }]),
    ];
  },
  feedText: ({ product, release }) => {
    const entries = placeRecords(release.validation.records, { product, release }).filter(({ continuedBy }) => continuedBy === null);
    const items = entries.map(({ record: { title, state } }) => `<li>${escapeHtml(title)}: ${recordStamp(state).word}</li>`).join('');
    return items === '' ? '' : `<h3>Validation</h3><ul>${items}</ul>`;
  },
};

const record = {
  term: 'Record',
  meaning:
    'One execution of a protocol. Its state comes from its steps, deviations and signatures, never from its own words. A signature counts when it is genuine, by a key and in a role that were valid then, and when the record is what was signed; every other is shown with what is wrong with it.',
};
