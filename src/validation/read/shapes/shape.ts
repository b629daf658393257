import type { RootContent } from 'mdast';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import type { Deviation } from '../../schema/records/deviation.ts';
import type { LineSpan } from '../../schema/records/line-span.ts';
import type { Component } from '../documents/find-components.ts';
import type { StepDraft } from '../steps/step-draft.ts';

/** A part of a page before its steps have their identifiers. */
export type Part =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly line: number }
  | { readonly kind: 'prose'; readonly nodes: readonly RootContent[]; readonly line: number }
  | { readonly kind: 'steps'; readonly drafts: readonly StepDraft[]; readonly line: number }
  | { readonly kind: 'deviations'; readonly deviations: readonly Deviation[]; readonly line: number };

/**
 * How far the reader goes to find a step: in clear forms alone (tables, boxes, labels); in lists and headings too; in any numbered list or section; among
 * what is otherwise said about a document. A document is read again at the next stage while none was found.
 */
export const stages = ['clear', 'lists', 'any', 'aside'] as const;
export type Stage = (typeof stages)[number];

/** Where a shape looks: the nodes of the document from an index on, and what was read before. */
export interface Context {
  readonly nodes: readonly RootContent[];
  readonly index: number;
  readonly node: RootContent;
  /** Headings above, outermost first. */
  readonly section: readonly { readonly depth: number; readonly text: string }[];
  /** The title of the document; empty where none is known. */
  readonly title: string;
  readonly stage: Stage;
  readonly components: readonly Component[];
  readonly parts: readonly Part[];
  readonly at: (line: number, column: number) => Place;
}

/** What a shape understood. */
export interface Reading {
  readonly parts: readonly Part[];
  /** Index of the node after the last one that was understood. */
  readonly end: number;
  /** Nodes in between that are no part of it, to be looked at for other shapes. */
  readonly rest?: readonly RootContent[];
  /** A heading that what follows stands below. */
  readonly enters?: { readonly depth: number; readonly text: string };
  readonly problems?: readonly Problem[];
  /** Lines that are other than what their part is. */
  readonly spans?: readonly LineSpan[];
}

/** One form in which people write steps: understood from a node on, or null. */
export type Shape = (context: Context) => Reading | null;

/** The texts of the headings above. */
export function namesOf({ section }: Pick<Context, 'section'>): readonly string[] {
  return section.map(({ text }) => text);
}
