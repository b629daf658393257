import { type FrontMatterValue, formatFrontMatter } from '../../../text/schema/format-front-matter.ts';
import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { RecordFrontMatter } from '../../schema/records/record.ts';

/** What is known about an execution beside its protocol. */
export type RecordFacts = Omit<RecordFrontMatter, 'title' | 'protocol' | 'protocolVersion' | 'protocolDigest'>;

/** The text of a record: front matter that pins the protocol's version and digest, and a body. */
export function formatRecord(
  protocol: Pick<Protocol, 'id' | 'title' | 'version' | 'sha256'>,
  facts: RecordFacts,
  body: readonly string[],
): string {
  const text = body.join('\n').replace(/^\n+/, '').replace(/\s+$/, '');
  return `${formatFrontMatter(describeHead(protocol, facts))}\n${text}\n`;
}

function describeHead(protocol: Pick<Protocol, 'id' | 'title' | 'version' | 'sha256'>, facts: RecordFacts) {
  const { product, release, candidate, environment, tester, date, run, previous, status, requested, reason, stakeholders, decision } =
    facts;
  const head: { readonly [key: string]: FrontMatterValue } = {
    title: protocol.title,
    protocol: protocol.id,
    protocolVersion: protocol.version,
    protocolDigest: `sha256:${protocol.sha256}`,
    product,
    release,
    candidate: candidate && {
      version: candidate.version,
      repository: candidate.repository,
      tag: candidate.tag,
      commit: candidate.commit,
    },
    requested,
    reason,
    stakeholders,
    decision,
    environment,
    tester,
    date,
    run,
    previous,
    status,
  };
  return head;
}
