import type { Person } from '../../schema/repository.ts';

/** The people of a history by how git wrote them. */
export interface PeopleTable {
  readonly find: (written: string) => Person | undefined;
  readonly add: (written: string, person: Person) => void;
}

/** As many as write at about the same time in a large project. */
const places = 1 << 10;

/**
 * Begins to remember people. Most commits are of somebody who has just written another, whom a few letters find: looking a text that git just wrote up
 * in a `Map` makes V8 enter it into its table of all texts first.
 */
export function startPeople(): PeopleTable {
  const all = new Map<string, Person>();
  const recent: ({ readonly written: string; readonly person: Person } | undefined)[] = new Array(places);

  const remember = (place: number, written: string, person: Person): Person => {
    recent[place] = { written, person };
    return person;
  };

  return {
    find: (written) => {
      const place = placeOf(written);
      const last = recent[place];
      if (last?.written === written) return last.person;
      const person = all.get(written);
      return person && remember(place, written, person);
    },
    add: (written, person) => {
      all.set(written, person);
      remember(placeOf(written), written, person);
    },
  };
}

function placeOf(written: string): number {
  const { length } = written;
  let hash = length;
  for (let part = 0; part < 4; part += 1) hash = Math.imul(hash, 33) ^ written.charCodeAt((part * length) >> 2);
  return (hash ^ (hash >>> 10)) & (places - 1);
}
