import { signSsh } from '../../src/keys/ssh-sign.ts';
import { deriveDemoKey } from './demo-key.ts';
import { formatDataCommand } from './fast-import.ts';
import type { TagStep } from './story.ts';

/** The commit that a tag names, and who tags when, in git's raw form; null for a lightweight tag. */
export interface TagFacts {
  readonly commit: string;
  /** The mark of that commit. */
  readonly mark: number;
  readonly tagger: string | null;
}

/** Formats the commands that make a tag: lightweight, annotated, or signed by a demo key. */
export function formatTag({ tag, say, signed }: TagStep, { commit, mark, tagger }: TagFacts): string {
  if (tagger === null) return `reset refs/tags/${tag}\nfrom :${mark}\n\n`;
  const message = `${say ?? tag}\n`;
  const payload = `object ${commit}\ntype commit\ntag ${tag}\ntagger ${tagger}\n\n${message}`;
  const signature = signed === undefined ? '' : signSsh({ key: deriveDemoKey(signed), namespace: 'git', message: Buffer.from(payload) });
  return `tag ${tag}\nfrom :${mark}\ntagger ${tagger}\n${formatDataCommand(message + signature)}`;
}
