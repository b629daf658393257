import { backports } from './backports/backports.ts';
import type { Capability } from './book/capability.ts';
import { environments } from './environments/environments.ts';
import { gitNotes } from './git-notes/git-notes.ts';
import { notes } from './notes/notes.ts';
import { pulls } from './pulls/pulls.ts';
import { releases } from './releases/releases.ts';
import { validation } from './validation/validation.ts';

/** What this Docket can do. A new capability is a folder and a line here; to switch one off, take its line out. */
export const capabilities: readonly Capability[] = [releases, notes, gitNotes, validation, pulls, environments, backports];
