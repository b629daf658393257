import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-files.ts';

/** A fenced block of a page. */
export interface Fence {
  /** Line of the fence, from 1. */
  readonly line: number;
  /** `sh`, `text`, `md`, …; empty for none. */
  readonly language: string;
  /** What stands behind the language: a file, or what kind of text it is. */
  readonly meta: string;
  /** Why it cannot be run; null where it can. */
  readonly notRun: string | null;
  readonly text: string;
}

const fence = /^( *)(`{3,})([a-z]*)(?: ([^\n]+))?\n([\s\S]*?)^\1\2$/gm;

/** Reads the fenced blocks of a page, in order. What an indented fence holds is taken without the indent. */
export function readFences(page: string): readonly Fence[] {
  const written = readFileSync(join(root, page), 'utf8');
  return [...written.matchAll(fence)].map(([, indent = '', , language = '', meta = '', text = ''], at, all) => ({
    line: written.slice(0, all[at]?.index).split('\n').length,
    language,
    meta: meta.startsWith('not run: ') ? '' : meta,
    notRun: /^not run: (.+)$/.exec(meta)?.[1] ?? null,
    text: indent === '' ? text : text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** Every page of the documentation that has fenced blocks, below the project's folder. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...['content/guides', 'docs'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /\.mdx?$/.test(name))
      .sort()
      .map((name) => `${folder}/${name}`),
  ),
];
