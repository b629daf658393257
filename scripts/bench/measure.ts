import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a whole process took. */
export interface Measurement {
  /** Wall time from start to end, in seconds. */
  readonly seconds: number;
  /** Processor time of the process and of those that it started and waited for, in seconds: steadier than wall time on a busy machine. */
  readonly cpu: number | null;
  /** Largest resident memory of the process itself, in MiB; null where the system does not tell. */
  readonly peak: number | null;
  readonly stdout: string;
}

/** How a process is run. */
export interface MeasuredProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Its environment; by default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Throws its output away, so that only the process's own work counts. */
  readonly quiet?: boolean;
}

/** Runs a process to its end and measures it. Throws what it wrote to stderr when it fails. */
export async function measure({ command, args, cwd, env = process.env, quiet = false }: MeasuredProcess): Promise<Measurement> {
  const start = performance.now();
  const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', quiet ? 'ignore' : 'pipe', 'pipe'] });
  let peak: number | null = null;
  let cpu: number | null = null;
  const watch = setInterval(() => {
    peak = readPeak(child.pid) ?? peak;
    cpu = readProcessorTime(child.pid) ?? cpu;
  }, 10);
  const out: string[] = [];
  const err: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => out.push(piece));
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => err.push(piece));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${err.join('').slice(-2000)}`);
  return { seconds, cpu, peak, stdout: out.join('') };
}

function readPeak(pid: number | undefined): number | null {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Math.round(Number(kibibytes) / 1024);
  } catch {
    return null;
  }
}

function readProcessorTime(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return ticks === 0 ? null : ticks / 100;
  } catch {
    return null;
  }
}
