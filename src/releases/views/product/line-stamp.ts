import type { Line } from '../../../book/schema/product.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';

const states: Readonly<Record<Line['state']['kind'], Stamp>> = {
  planned: { word: 'planned', kind: 'planned' },
  candidate: { word: 'candidates only', kind: 'open' },
  released: { word: 'not known', kind: 'none' },
  maintained: { word: 'maintained', kind: 'good' },
  'security-only': { word: 'security only', kind: 'open' },
  superseded: { word: 'superseded', kind: 'past' },
  'end-of-life': { word: 'end of life', kind: 'none' },
};

/** Whether a line is maintained, as far as something shows it: `not known` where it is released and nothing says more. */
export const lineStamp = (state: Line['state']['kind']): Stamp => states[state];
