import type { z } from 'zod';
import { boundFile } from '../../text/read/bound-text.ts';
import { parseFrontMatter } from '../../text/read/parse-front-matter.ts';
import { parseMarkdown } from '../../text/read/parse-markdown.ts';
import { listTextProblems } from '../../text/read/text-problems.ts';
import { formatCanonicalText } from '../../text/schema/form/canonical-text.ts';
import { plainLines } from '../../text/schema/plain-text.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { type Decision, decisionFileSchema, type Policy, type PolicyFile, policyFileSchema } from '../schema/policy.ts';

/** A document as it was read, before its history says from when to when it was in force. */
export type ReadDocument<Document> = Omit<Document, 'slug' | 'until' | 'commit' | 'sha256'>;

/** Parses a policy; its prose is Markdown, of which nothing runs. Null when its front matter is wrong. Never throws. */
export function parsePolicy(
  written: string,
  { source, product, environment }: { readonly source: string; readonly product: string; readonly environment: string },
): { readonly document: ReadDocument<Policy> | null; readonly problems: readonly Problem[] } {
  const { value, prose, problems } = parseDocument(written, { source, schema: policyFileSchema });
  if (value === null) return { document: null, problems };
  const { rollback, downtime, earlyAdopters } = value;
  const document: ReadDocument<Policy> = {
    ...fillDocument(value, source),
    ...prose,
    product,
    environment,
    summary: value.summary ?? null,
    audience: value.audience ?? null,
    users: value.users ?? null,
    instances: value.instances.map(fillPlace),
    sections: value.sections.map(fillPlace),
    access: value.access,
    data: value.data,
    retention: value.retention,
    monitoring: value.monitoring.map(({ name, url, who }) => ({ name, url: url ?? null, who: who ?? null })),
    rollback: rollback === undefined ? null : { plan: rollback.plan, by: rollback.by ?? null, minutes: rollback.minutes ?? null },
    downtime: downtime === undefined ? null : { planned: downtime.planned ?? null, notice: downtime.notice ?? null },
    toggles: value.toggles.map(({ name, state, for: whose, since, about }) => ({
      name,
      state,
      for: whose ?? null,
      since: since ?? null,
      about: about ?? null,
    })),
    earlyAdopters:
      earlyAdopters === undefined
        ? null
        : {
            howTo: earlyAdopters.howTo,
            who: earlyAdopters.who ?? null,
            contact: earlyAdopters.contact ?? null,
            joined: earlyAdopters.joined ?? null,
          },
    attributes: value.attributes.map((attribute) => ({
      name: attribute.name,
      wanted: attribute.wanted ?? null,
      actual: attribute.actual ?? null,
      source: attribute.source ?? null,
      date: attribute.date ?? null,
      as: attribute.as ?? null,
      differs: attribute.differs ?? null,
    })),
  };
  return { document, problems };
}

function fillPlace({ id, name, users }: PolicyFile['instances'][number]): Policy['instances'][number] {
  return { id, name: name ?? id, users: users ?? null };
}

/** Parses a decision in the same way. */
export function parseDecision(
  written: string,
  { source }: { readonly source: string },
): { readonly document: ReadDocument<Decision> | null; readonly problems: readonly Problem[] } {
  const { value, prose, problems } = parseDocument(written, { source, schema: decisionFileSchema });
  if (value === null) return { document: null, problems };
  const { date, appliesTo, topics, approvers } = value;
  return { document: { ...fillDocument(value, source), ...prose, date: date ?? null, appliesTo, topics, approvers }, problems };
}

function parseDocument<Schema extends z.ZodType>(
  written: string,
  { source, schema }: { readonly source: string; readonly schema: Schema },
) {
  const { text: bounded, problems: excess } = boundFile(written, source);
  const faults = [...excess, ...listTextProblems(bounded, source)];
  const { value, body, bodyStart, problems } = parseFrontMatter(formatCanonicalText(bounded), { source, schema });
  const markdown = parseMarkdown(body, (line, column) => ({ source, line: line + bodyStart, column }));
  return {
    value: faults.length > 0 ? null : value,
    prose: { html: markdown.html, text: plainLines(body.trim(), Number.POSITIVE_INFINITY) },
    problems: [...faults, ...problems, ...markdown.problems],
  };
}

type CommonFields = Pick<PolicyFile, 'identifier' | 'title' | 'version' | 'status' | 'from' | 'supersededBy' | 'source' | 'owner'>;

function fillDocument(value: CommonFields, file: string) {
  const { source } = value;
  return {
    identifier: value.identifier,
    title: value.title ?? value.identifier,
    version: value.version,
    status: value.status,
    from: value.from === undefined ? null : `${value.from}T00:00:00+00:00`,
    supersededBy: value.supersededBy ?? null,
    source:
      source === undefined
        ? null
        : { title: source.title, url: source.url ?? null, date: source.date ?? null, digest: source.digest ?? null },
    owner: value.owner ?? null,
    file,
  };
}
