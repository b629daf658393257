/** Makes an id that is not among those taken, by a number behind it where needed, and takes it. */
export function distinctId(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
  taken.add(free);
  return free;
}
