import type { Problem } from '../../../text/schema/problem.ts';
import { formatSlug } from '../../../text/schema/slug.ts';
import { recordAddressTwice } from '../../schema/problems/record-problems.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';

/** Pages and files that the site has beside those of records in the folder of a release. */
const reserved = ['traceability', 'index.html', 'release.json', 'release.pdf', 'card.png'];

/** The last folder of each record's page: its file's name. Two that a file system could take for one, such as `oq.md` and `OQ.mdx`, get a number and a Problem. */
export function nameRecords(records: readonly ParsedRecord[]): {
  readonly slugs: ReadonlyMap<ParsedRecord, string>;
  readonly problems: readonly Problem[];
} {
  const slugs = new Map<ParsedRecord, string>();
  const problems: Problem[] = [];
  const owners = new Map<string, ParsedRecord | null>();
  for (const record of records) {
    const cut = record.source.lastIndexOf('/') + 1;
    const folder = record.source.slice(0, cut);
    const name = record.source.slice(cut).replace(/\.mdx?$/, '');
    const wanted = formatSlug(name.replace(/\.run-(\d+)$/, '-run-$1'));
    const key = (slug: string) => `${folder}${slug.toLowerCase()}`;
    if (record.folder !== null) for (const slug of reserved) owners.set(key(slug), owners.get(key(slug)) ?? null);
    let slug = wanted;
    for (let number = 2; owners.has(key(slug)); number += 1) slug = `${wanted}-${number}`;
    const before = owners.get(key(wanted));
    if (slug !== wanted) problems.push(recordAddressTwice({ source: record.source }, before?.source ?? 'a page of the release'));
    owners.set(key(slug), record);
    slugs.set(record, slug);
  }
  return { slugs, problems };
}
