import type { Book } from '../../../book/schema/book.ts';
import type { SearchDocument } from '../../../book/schema/search-document.ts';
import { personAddress, protocolAddress } from '../addresses.ts';
import { runName } from './record-name.ts';
import { validationIndex } from './validation-index.ts';
import { recordStamp } from './validation-stamps.ts';

const nothing = { date: null, texts: [], numbers: [], pull: null, mentions: [], commits: [] };

/** Lists what can be found of validation: records with their state, protocols, and people who may sign. */
export function* listValidationDocuments(book: Book): Generator<SearchDocument> {
  for (const entry of validationIndex(book).entries) {
    const { record, product, release, address } = entry;
    const of = product === null || release === null ? 'Operation' : `${product.name} ${release.version}`;
    const references = record.steps.flatMap((step) => step.references.map(({ id }) => id));
    yield {
      ...nothing,
      kind: 'record',
      title: `${record.title}${runName(entry)}`,
      href: address.slice(1),
      context: `${of}, ${recordStamp(record.state).word}`,
      date: release?.date ?? null,
      texts: [
        record.slug,
        record.kind,
        record.environment ?? '',
        record.tester ?? '',
        record.candidate?.version ?? '',
        ...record.steps.flatMap((step) => [step.id, step.action]),
        ...references,
        ...record.deviations.flatMap(({ id, text }) => [id, text]),
      ],
      mentions: [...new Set(references)].filter((id) => /^[#!]\d+$/.test(id)).map((id) => Number(id.slice(1))),
      commits: record.candidate?.commit == null ? [] : [record.candidate.commit],
    };
  }
  for (const protocol of book.protocols) {
    const texts = [protocol.id, protocol.kind, protocol.summary ?? '', ...protocol.steps.flatMap((step) => [step.id, step.action])];
    yield {
      ...nothing,
      kind: 'protocol',
      title: protocol.title,
      href: protocolAddress(protocol).slice(1),
      context: `Protocol, version ${protocol.version}`,
      texts,
    };
  }
  for (const person of book.people) {
    const roles = person.roles.map(({ role }) => role);
    const context = roles.length === 0 ? 'Person' : `May sign as ${roles.join(', ')}`;
    yield {
      ...nothing,
      kind: 'person',
      title: person.name,
      href: personAddress(person).slice(1),
      context,
      texts: [person.principal, ...person.aliases],
    };
  }
}
