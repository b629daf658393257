import type { Book } from '../../../book/schema/book.ts';
import { judgeAnnex11 } from './annex-11.ts';
import { type Clause, listClauseFacts } from './clause.ts';
import { judgeIec62304 } from './iec-62304.ts';
import { judgePart11Records } from './part-11-records.ts';
import { judgePart11Signatures } from './part-11-signatures.ts';

/** A rule and its clauses. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly clauses: readonly Clause[];
}

/** How a Book stands to each clause of the rules that the site chose; of all when it chose none. */
export function listClauses(book: Book): readonly Rule[] {
  const facts = listClauseFacts(book);
  const rules = [
    { id: 'part-11', name: '21 CFR Part 11', clauses: [...judgePart11Records(facts), ...judgePart11Signatures(facts)] },
    { id: 'annex-11', name: 'EU GMP Annex 11', clauses: judgeAnnex11(facts) },
    { id: 'iec-62304', name: 'IEC 62304, 5.8', clauses: judgeIec62304(facts) },
  ];
  const chosen = book.clauses ?? rules.map(({ id }) => id);
  return chosen.flatMap((id) => rules.find((rule) => rule.id === id) ?? []);
}
