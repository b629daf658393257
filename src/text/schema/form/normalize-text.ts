/** How many marks, such as accents, a letter may bear: no script needs as many. Putting marks in order takes the square of their number. */
export const mostMarks = 30;

const pile = new RegExp(`\\p{M}{${mostMarks + 1}}`, 'u');
const piles = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu');

/** Whether a letter of a text bears more marks than any script needs. */
export function hasPiledMarks(text: string): boolean {
  return pile.test(text);
}

/** A text in Unicode's form NFC. Marks beyond the bound are left out; such a text is refused elsewhere. Takes time by the length of the text. */
export function normalizeText(text: string): string {
  return (hasPiledMarks(text) ? text.replace(piles, '$1') : text).normalize('NFC');
}
