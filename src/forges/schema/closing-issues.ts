/** How a forge reads that a pull request closes issues. */
export interface ClosingStyle {
  readonly words: string;
  /** Whether one word may stand before several issues: `Closes #1, #2 and #3`. */
  readonly several: boolean;
}

/** GitLab's default: https://docs.gitlab.com/user/project/issues/managing_issues/#default-closing-pattern */
export const gitlabClosing: ClosingStyle = {
  words: 'clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?',
  several: true,
};
/** Gitea's and Forgejo's default: https://docs.gitea.com/usage/automatically-linked-references */
export const giteaClosing: ClosingStyle = { words: 'close[sd]?|fix(?:e[sd])?|resolve[sd]?', several: false };

/** What a pull request says that it closes. */
export interface Closing {
  /** Issues of its own repository, in the order of the text. */
  readonly numbers: readonly number[];
  /** Whether it names issues of other repositories or trackers, too. */
  readonly others: boolean;
}

const reference =
  /(?:issues?[ \t]{1,4})?(?:(?<url>https?:\/\/[^\s<>()]{1,500}?\/issues\/)|(?<project>[\w.-]{1,100}(?:\/[\w.-]{1,100}){0,20})?#)(?<number>[1-9]\d{0,8})\b/iy;
const separator = /[ \t]{0,4},?[ \t]{0,4}(?:and[ \t]{1,4})?/iy;

/**
 * Finds the issues that a title or a description closes. What stands in code closes nothing. `home` is the repository on the web, without scheme:
 * `gitlab.example.org/group/app`. Of `Fixes #12.` that is 12, and no other.
 */
export function listClosing(text: string, { style, home }: { readonly style: ClosingStyle; readonly home: string }): Closing {
  const plain = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|<!--[\s\S]*?(?:-->|$)/g, ' ');
  const own = home.toLowerCase();
  const numbers = new Set<number>();
  let others = false;
  for (const word of plain.matchAll(new RegExp(`\\b(?:${style.words}):?[ \\t]{1,4}`, 'gi'))) {
    let at = word.index + word[0].length;
    for (;;) {
      reference.lastIndex = at;
      const found = reference.exec(plain);
      if (found === null) break;
      const { url, project, number } = found.groups ?? {};
      if (isOwn({ url, project }, own)) numbers.add(Number(number));
      else others = true;
      if (!style.several) break;
      separator.lastIndex = reference.lastIndex;
      at = reference.lastIndex + (separator.exec(plain)?.[0].length ?? 0);
    }
  }
  return { numbers: [...numbers], others };
}

function isOwn({ url, project }: { readonly url: string | undefined; readonly project: string | undefined }, own: string): boolean {
  if (url !== undefined)
    return (
      url
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/(?:-\/)?issues\/$/, '') === own
    );
  if (project === undefined) return true;
  const path = own.slice(own.indexOf('/') + 1);
  return project.toLowerCase() === (project.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1));
}
