import type { Place, Problem } from '../../../text/schema/problem.ts';
import type { Protocol } from '../protocols/protocol.ts';
import type { Block } from './block.ts';
import type { Deviation } from './deviation.ts';
import type { LineSpan } from './line-span.ts';
import type { RecordFrontMatter } from './record.ts';
import type { FieldPlace, Step } from './step.ts';
import type { WrittenEntry } from './written-entry.ts';

/** A placeholder that nobody filled in: `<version>`, `YYYY-MM-DD`, `TBD`, `{{name}}`, `____`. */
export interface Placeholder {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The body of a protocol or a record, taken apart. Lines and columns are those of the whole file. */
export interface ParsedBody {
  readonly steps: readonly Step[];
  readonly deviations: readonly Deviation[];
  readonly blocks: readonly Block[];
  /** Where each written field of a step stands: `places.get('ING-3')?.get('actual')`. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, FieldPlace>>;
  readonly placeholders: readonly Placeholder[];
  /** Links and pictures to files, as written, with their place: those that lead to nothing are Problems. */
  readonly links: readonly { readonly url: string; readonly line: number; readonly column: number }[];
  /** What an execution wrote, in steps and beside them; empty for a record, where nobody takes it out. */
  readonly entries: readonly WrittenEntry[];
  /** What the lines are; empty for a record. */
  readonly spans: readonly LineSpan[];
  /** Lines that end in two blanks, which the canonical text does not keep. */
  readonly problems: readonly Problem[];
}

/** A protocol's file as parsed; `protocol` is null when its front matter is wrong, and `problems` says why. */
export interface ParsedProtocol {
  readonly source: string;
  /** The canonical text, from which all else is parsed. */
  readonly text: string;
  readonly sha256: string;
  readonly protocol: Protocol | null;
  readonly body: ParsedBody;
  readonly problems: readonly Problem[];
}

/** A record's file as parsed. `head` is null when its front matter is wrong, and `problems` says why; its steps are there all the same. */
export interface ParsedRecord {
  readonly source: string;
  /** Product and version, from the folder; null for an operational record. */
  readonly folder: { readonly product: string; readonly version: string } | null;
  /** The canonical text, from which all else is parsed. */
  readonly text: string;
  /** Of the canonical text; of a refused one, of the file as it is. */
  readonly sha256: string;
  /** Whether the file holds what programs read differently, so that nobody can sign it. */
  readonly refused?: boolean;
  readonly head: RecordFrontMatter | null;
  readonly body: ParsedBody;
  /** Place of a value of the front matter, for problems. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
  readonly problems: readonly Problem[];
}
