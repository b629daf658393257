import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { z } from 'zod';
import type { Snapshot } from '../forges/schema/snapshot/snapshot.ts';
import type { ContentHistory, ContentPaths } from '../git/schema/content-history.ts';
import type { KeepValue } from '../git/schema/keep-value.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import type { Problem } from '../text/schema/problem.ts';
import type { WriteOutput } from './outputs/output-site.ts';
import type { Book, BookExtension, ReleaseExtension } from './schema/book.ts';
import type { Config } from './schema/config.ts';
import type { CapabilityViews } from './views/capability-views.ts';

/**
 * What a part of Docket is made of, in one shape for all. `src/capabilities.ts` lists them, and nothing else names them: taking a line out there switches
 * one off. Plain data, and functions that load the rest when it is asked for, since loading takes longer than reading a small repository.
 */
export interface Capability {
  /** The name of its folder below `src/`. */
  readonly id: string;
  /** Files of the content folder that are its own, and whose history counts. */
  readonly content: ContentPaths;
  /** Those of its fields of the Book whose entries belong to a product each, in the order of products; by default none. What all others hold is the same for all. */
  readonly byProduct?: readonly ProductField[];
  /** The fields that it adds to the Book and to each release, as they are before anything was read. */
  readonly blank: { readonly book: Partial<BookExtension>; readonly release: Partial<ReleaseExtension> };
  /** Schemas of those fields, for the published schema of the Book. */
  readonly schema: () => Promise<{ readonly book: z.ZodRawShape; readonly release: z.ZodRawShape }>;
  /** What each code of its problems means for the reader of the site. */
  readonly problems: () => Promise<ReadonlyMap<string, string>>;
  /** Reads what is its own and lays it into the Book; undefined for who only shows what others read. */
  readonly collect: (() => Promise<CollectPart>) | undefined;
  /** Whether it collects from repositories alone, and so also where there is no content folder. */
  readonly fromRepositories?: boolean;
  /** Its pages, and whether the Book holds anything that they show. */
  readonly pages: readonly Route[];
  readonly isUsed: (book: Book) => boolean;
  /** First parts of addresses that are its own: of the site, so that no product takes one, and below a product, so that no version does. */
  readonly reserved: { readonly site: readonly string[]; readonly product: readonly string[] };
  /** Commands of `docket`: those of `scripts/commands/` by name, others with what loads them. */
  readonly commands: readonly CommandEntry[];
  /** What pages and files beside them show of it. */
  readonly views: () => Promise<CapabilityViews>;
  /** Files beside the pages. */
  readonly outputs: () => Promise<readonly WriteOutput[]>;
}

/** A field of the Book that lists what belongs to products. */
export type ProductField = {
  [Field in keyof BookExtension]: BookExtension[Field] extends readonly { readonly product: string }[] ? Field : never;
}[keyof BookExtension];

/** A page: its address, and the file below `src/` that renders it. */
export interface Route {
  readonly pattern: string;
  readonly file: string;
}

export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly load?: () => Promise<CommandUnknownOpts>;
}

/** What a capability collects from. */
export interface CollectInputs {
  /** Absolute folder that holds `content/`. */
  readonly root: string;
  /** What the configuration says, the history of the records settled. */
  readonly config: Config;
  /** The Book as it stands before. */
  readonly book: Book;
  /** Ids of products that are collected elsewhere: what the content folder holds of them is not looked at, and the Book has no more than their names. */
  readonly elsewhere: ReadonlySet<string>;
  /** The repositories of each product, by its id. */
  readonly histories: ReadonlyMap<string, readonly RepositoryHistory[]>;
  /** Where git keeps each repository, absolute, by the repository's id; for who reads files of commits. */
  readonly gitDirs: ReadonlyMap<string, string>;
  /** What was collected from forges, by repository id. */
  readonly pulls: ReadonlyMap<string, Snapshot>;
  /** Leads from a path, a bundle or a URL in the configuration to a folder that git can read. Throws `CannotGoOn`. */
  readonly locate: (given: string) => Promise<string>;
  /** The history of the content folder; read once, when it is asked for. */
  readonly history: () => Promise<ContentHistory>;
  /** Whether what counts as now was given. */
  readonly asOfGiven: boolean;
  /** The same as it is written: root keys vouch for that. */
  readonly written: Config;
  /** What the clock says, or what was given in its place, ISO 8601: nothing was signed after it. Null when nobody says. */
  readonly now: string | null;
  readonly keep: KeepValue;
  /** Where values are kept from run to run, absolute, and what stands for the code that makes them. */
  readonly kept: { readonly folder: string; readonly stamp: () => string };
  readonly onProgress: (state: 'begun' | 'ended') => void;
}

/** What was collected beside the Book, by capability: each declares its own part by augmenting this interface. */
export interface CollectedSources {
  readonly root: string;
  /** Where git keeps each repository, absolute, by the repository's id. */
  readonly gitDirs: ReadonlyMap<string, string>;
  /** The history of the content folder; read once, when it is asked for. */
  readonly history: () => Promise<ContentHistory>;
}

/** Null when there is nothing of it. */
export type CollectPart = (
  inputs: CollectInputs,
) => Promise<{ readonly book: Book; readonly problems: readonly Problem[]; readonly sources?: Partial<CollectedSources> } | null>;
