import { formatDataCommand } from './fast-import.ts';
import type { NoteStep } from './story.ts';

/** The command of `git fast-import` that attaches a note to a commit, as `git notes` does. `stamp` is who writes it and when. */
export function formatNote({ ref, say }: NoteStep, { order, stamp }: { readonly order: number; readonly stamp: string }): string {
  const commit = `commit refs/notes/${ref}\ncommitter ${stamp}\n${formatDataCommand("Notes added by 'git notes add'\n")}`;
  return `${commit}N inline :${order}\n${formatDataCommand(`${say.trim()}\n`)}\n`;
}
