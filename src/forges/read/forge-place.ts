import { type Asked, notForge, projectMoved, projectUnknown, scopeMissing } from '../schema/collect-failures.ts';
import type { ForgeAnswer, ForgeClient } from './client/forge-client.ts';
import { messageOf } from './rest-list.ts';

/** What the address of a repository tells, and what asks its API. */
export interface ForgePlace {
  readonly client: ForgeClient;
  readonly host: string;
  readonly project: string;
  readonly asked: Asked;
  /** Whether a token is sent. */
  readonly hasToken: boolean;
}

/** Throws `CannotGoOn` unless an answer is the repository that was asked for, under the name that it was asked by. */
export function expectProject(
  place: ForgePlace,
  { answer, name, forge }: { readonly answer: ForgeAnswer; readonly name: unknown; readonly forge: string },
): void {
  const { asked, hasToken, project } = place;
  if (answer.status === 403) throw scopeMissing(asked, messageOf(answer));
  if (answer.status === 404 && answer.json !== undefined) throw projectUnknown(asked, hasToken);
  if (answer.status >= 400 || typeof name !== 'string') throw notForge(asked, forge);
  if (name.toLowerCase() !== project.toLowerCase()) throw projectMoved(asked, name);
}
