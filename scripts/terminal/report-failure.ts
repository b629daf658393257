import { redactCredentials } from '../../src/git/schema/redact.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

const remedies: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: ['The disk is full', 'Make room, or write elsewhere; what was there is untouched.'],
  EDQUOT: ['The quota of the disk is used up', 'Make room, or write elsewhere; what was there is untouched.'],
  EFBIG: ['A file became larger than the system allows', 'Raise the limit (`ulimit -f`), or build elsewhere with `--out`.'],
  EACCES: ['Access is denied', 'Check the rights of the file or folder.'],
  EPERM: ['The system does not permit it', 'Check the rights of the file or folder.'],
  EROFS: ['The file system is read-only', 'Write elsewhere, as `docket build` does with `--out`.'],
  ELOOP: ['Links lead in a circle', 'Check the path.'],
  ENXIO: ['A device or pipe stands where a file is expected', 'Check the path.'],
  EMFILE: ['Too many files are open', 'Raise the limit with `ulimit -n`.'],
  ENOTDIR: ['A file stands where a folder is expected', 'Check the path.'],
  EISDIR: ['A folder stands where a file is expected', 'Check the path.'],
  EADDRINUSE: ['The port is taken', 'Choose another with `--port`.'],
};

/** Writes one clear message and what to do to stderr: never a stack trace, unless DOCKET_DEBUG asks for it. */
export function reportFailure(cause: unknown): void {
  const { message, hint } = explainFailure(cause);
  process.stderr.write(`docket: ${redactCredentials(message)}\n`);
  if (hint !== undefined) process.stderr.write(`  hint: ${redactCredentials(hint)}\n`);
  if (process.env['DOCKET_DEBUG'] !== undefined && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
}

/** Finds the words for a failure: Docket's own, else the system's reason anywhere in the chain of causes. */
export function explainFailure(cause: unknown): { readonly message: string; readonly hint: string | undefined } {
  for (const link of listCauses(cause)) {
    if (link instanceof CannotGoOn) return { message: link.message, hint: link.hint };
    if (isMissingTemporary(link)) {
      return { message: `There is no folder for temporary files${placeOf(link)}.`, hint: 'Make it, or correct `TMPDIR`.' };
    }
    const remedy = 'code' in link && typeof link.code === 'string' ? remedies[link.code] : undefined;
    if (remedy !== undefined) return { message: `${remedy[0]}${placeOf(link)}.`, hint: remedy[1] };
  }
  const first = cause instanceof Error ? cause.message : String(cause);
  const full = /no space left on device|ENOSPC/i.test(first) ? remedies['ENOSPC'] : undefined;
  if (full !== undefined) return { message: `${full[0]}.`, hint: full[1] };
  return {
    message: `This should not have happened: ${first.split('\n')[0]}`,
    hint: 'Run it again with DOCKET_DEBUG=1 and report what it prints: it is a defect of Docket.',
  };
}

function isMissingTemporary(error: Error): boolean {
  return 'code' in error && error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdtemp';
}

function listCauses(cause: unknown): Error[] {
  const chain: Error[] = [];
  for (let link = cause; link instanceof Error && chain.length < 20; link = link.cause) chain.push(link);
  return chain;
}

function placeOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? `: \`${error.path}\`` : '';
}
