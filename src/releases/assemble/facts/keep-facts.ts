import type { Commit } from '../../../git/schema/repository.ts';
import { mayFollowUp } from '../../schema/conventions/copies/follow-up.ts';
import { namesAddress } from '../../schema/conventions/numbers/closing-address.ts';
import { parseComponentPrefix } from '../../schema/conventions/titles/component-prefix.ts';
import { mayDependOnFiles } from '../changes/refine-by-files.ts';
import { authoredKey, isSuspect, titleKey } from '../copies/list-suspects.ts';
import { listClosing } from '../learn/learn-closing.ts';
import { type CommitFacts, mayNameCandidate, readCandidate } from './commit-facts.ts';
import { hints } from './hints.ts';

/** What is kept of facts: all but the commit as a text, bits of `hints`, and two numbers that commits share whose patches are worth comparing. */
export interface KeptFacts {
  readonly note: string;
  readonly bits: number;
  readonly likeness: readonly [number, number];
}

interface Written {
  readonly lines?: readonly string[];
  readonly marks?: CommitFacts['marks'];
  readonly subject?: string;
  readonly title: string;
}

/** Writes down what a commit says. */
export function keepFacts(facts: CommitFacts): KeptFacts {
  const { lines, marks, subject, title, said, commit } = facts;
  const written: Written = {
    title,
    ...(lines.length > 0 && { lines }),
    ...(marks.length > 0 && { marks }),
    ...(subject !== title && { subject }),
  };
  const bits =
    (facts.merged === null ? 0 : hints.merged) |
    (lines.length === 0 ? 0 : hints.lines) |
    (facts.reverts ? hints.reverts : 0) |
    (facts.refers ? hints.refers : 0) |
    (said === null ? hints.merge : 0) |
    (said !== null && mayDependOnFiles(said.judged) ? hints.files : 0) |
    (said !== null && said.conventional === null && parseComponentPrefix(title) !== null ? hints.component : 0) |
    (mayNameCandidate(commit) && readCandidate(facts) !== null ? hints.candidate : 0) |
    (marks.length > 0 ? hints.marks : 0) |
    (listClosing(lines).length > 0 ? hints.closing : 0) |
    (lines.some(namesAddress) ? hints.address : 0) |
    (mayFollowUp(commit) ? hints.followUp : 0);
  const suspect = isSuspect(facts);
  return {
    note: `${JSON.stringify(written)}${separator}${said === null ? '' : JSON.stringify(said)}`,
    bits,
    likeness: [suspect ? numberOf(titleKey(facts)) : 0, suspect ? numberOf(authoredKey(facts)) : 0],
  };
}

/** Reads it back. */
export function parseFacts(commit: Commit, note: string, bits: number): CommitFacts {
  return new ParsedFacts(commit, note, bits);
}

/** Facts of which what a change says of itself is read when somebody asks: it is half of the text, and needed only to put the change into words. */
class ParsedFacts implements CommitFacts {
  readonly commit: Commit;
  readonly lines: CommitFacts['lines'];
  readonly marks: CommitFacts['marks'];
  readonly merged: CommitFacts['merged'];
  readonly reverts: boolean;
  readonly subject: string;
  readonly title: string;
  readonly refers: boolean;
  #said: CommitFacts['said'] | string;

  constructor(commit: Commit, note: string, bits: number) {
    const end = note.indexOf(separator);
    const { lines = none, marks = none, subject, title }: Written = JSON.parse(note.slice(0, end));
    this.commit = commit;
    this.lines = lines;
    this.marks = marks;
    this.merged = marks.find((mark): mark is NonNullable<CommitFacts['merged']> => mark.kind === 'merged') ?? null;
    this.reverts = (bits & hints.reverts) !== 0;
    this.subject = subject ?? title;
    this.title = title;
    this.refers = (bits & hints.refers) !== 0;
    this.#said = (bits & hints.merge) === 0 ? note.slice(end + separator.length) : null;
  }

  get said(): CommitFacts['said'] {
    if (typeof this.#said === 'string') this.#said = parseSaid(this.#said);
    return this.#said;
  }
}

function parseSaid(json: string): CommitFacts['said'] {
  return JSON.parse(json);
}

/** Stands in no JSON. */
const separator = '\n';
const none: readonly never[] = [];

/** A number of 53 bits that stands for a text, from 1 on; 0 for none. */
function numberOf(text: string | null): number {
  if (text === null) return 0;
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0) + 1;
}
