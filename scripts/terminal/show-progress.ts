import { styleText } from 'node:util';
import type { Progress } from '../../src/git/schema/progress.ts';

/** What shows progress and keeps the time of each stage. */
export interface ProgressDisplay {
  readonly report: (progress: Progress) => void;
  /** Wall time per stage in milliseconds, from its first beginning to its last end, in the order of beginning. */
  readonly times: () => readonly { readonly stage: string; readonly milliseconds: number }[];
  /** Clears a line that is still being rewritten. */
  readonly end: () => void;
}

const words = {
  fetch: 'Fetching',
  read: 'Reading',
  judge: 'Judging signatures of',
  assemble: 'Assembling',
  records: 'Judging records',
  pages: 'Building pages',
  print: 'Printing',
  shards: 'Joining shards',
} as const;

/** Shows progress on a terminal as one line that is rewritten, elsewhere as a line per finished step. */
export function showProgress(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): ProgressDisplay {
  const stages = new Map<string, { first: number; last: number }>();
  const running = new Map<string, number>();
  const rewrite = (text: string) => stream.isTTY && stream.write(`\r\u001b[2K${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
  const report = ({ stage, subject, state, result }: Progress) => {
    const time = now();
    const label = `${words[stage]}${subject === '' ? '' : ` ${printable(subject)}`}`;
    const kept = stages.get(stage) ?? { first: time, last: time };
    stages.set(stage, { ...kept, last: time });
    if (state === 'begun') {
      running.set(label, time);
    } else {
      const took = time - (running.get(label) ?? time);
      running.delete(label);
      if (took >= 100 || result !== undefined) {
        rewrite('');
        stream.write(`  ${label}${result === undefined ? '' : `: ${result}`}${style(stream, ` ${formatSeconds(took)}`)}\n`);
      }
    }
    if (running.size > 0) rewrite(`  ${[...running.keys()].join(' · ')} …`);
  };
  return {
    report,
    times: () => [...stages].map(([stage, { first, last }]) => ({ stage, milliseconds: last - first })),
    end: () => rewrite(''),
  };
}

/** Seconds for people: `0.4 s`, `75 s`. */
export function formatSeconds(milliseconds: number): string {
  return `${milliseconds < 9950 ? (milliseconds / 1000).toFixed(1) : Math.round(milliseconds / 1000)} s`;
}

/** Makes text from outside fit for a terminal: no control or bidi characters. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

function style(stream: NodeJS.WriteStream, text: string): string {
  return styleText('dim', text, { stream });
}
