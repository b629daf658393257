import type { ContentHistory } from '../../git/schema/content-history.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { formatSlug } from '../../text/schema/slug.ts';
import type { Decision, Policy } from '../schema/policy.ts';
import { policyChangedInForce } from '../schema/problems/file-problems.ts';
import { listDocumentVersions } from './document-versions.ts';
import { parseDecision, parsePolicy } from './parse-policy.ts';
import type { ContentText } from './read-environments.ts';

/** Documents with their history, and what is wrong with them as they are. */
export interface ReadDocuments<Document> {
  /** Newest version first, for each file. */
  readonly documents: readonly (readonly Document[])[];
  readonly problems: readonly Problem[];
}

/** The policies of environments with their history. */
export function listPolicies(texts: readonly ContentText[], history: ContentHistory): ReadDocuments<Policy> {
  return listDocuments(texts, history, (text, { source, name, folder }) =>
    parsePolicy(text, { source, product: folder.replace(/^.*\//, ''), environment: name }),
  );
}

/** Decisions with their history. They share one folder of addresses, so that each begins with the name of its file. */
export function listDecisions(texts: readonly ContentText[], history: ContentHistory): ReadDocuments<Decision> {
  const { documents, problems } = listDocuments(texts, history, (text, { source }) => parseDecision(text, { source }));
  const nameOf = (file: string): string => formatSlug(file.replace(/^.*\/|\.mdx?$/g, ''));
  return {
    documents: documents.map((versions) => versions.map((each) => ({ ...each, slug: `${nameOf(each.file)}-${each.slug}` }))),
    problems,
  };
}

interface Written {
  readonly identifier: string;
  readonly version: string;
  readonly from: string | null;
  readonly status: string;
}

function listDocuments<Read extends Written>(
  texts: readonly ContentText[],
  history: ContentHistory,
  parse: (text: string, file: ContentText) => { readonly document: Read | null; readonly problems: readonly Problem[] },
) {
  const problems: Problem[] = [];
  const documents = texts.flatMap((file) => {
    const now = parse(file.text, file);
    problems.push(...now.problems);
    if (now.document === null) return [];
    const { identifier } = now.document;
    const listed = listDocumentVersions(
      { text: file.text, history: history.versions.get(file.source) ?? [] },
      (text) => parse(text, file).document,
    );
    for (const { version, times } of listed.changed)
      problems.push(policyChangedInForce({ source: file.source }, { identifier, version, times }));
    return [listed.versions];
  });
  return { documents, problems };
}
