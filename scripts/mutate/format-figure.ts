const noticed: readonly string[] = ['Killed', 'Timeout'];
const unnoticed: readonly string[] = ['Survived', 'NoCoverage'];

/** One line that says how many of the mistakes tests notice, from Stryker's word for each. What runs once, when a file is loaded, is not tried and counts nowhere. */
export function formatFigure(statuses: readonly string[]): string {
  const count = (words: readonly string[]) => statuses.filter((status) => words.includes(status)).length;
  const [found, tried, left] = [count(noticed), count([...noticed, ...unnoticed]), count(['CompileError'])];
  const share = tried === 0 ? '' : ` (${((100 * found) / tried).toFixed(1)} %)`;
  const drawn = left === 0 ? '' : `, a sample of ${(tried + left).toLocaleString('en')}`;
  return `Tests notice ${found} of ${tried} mistakes${share}${drawn}; ${count(['NoCoverage'])} of them no test runs.`;
}
