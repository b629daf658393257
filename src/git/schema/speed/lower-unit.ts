/** The code unit of a letter's lower case, for the letters of ASCII; any other as it is. */
export function lowerUnit(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}
