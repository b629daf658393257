/** Commands that are written small wherever they stand. */
const small = new Set(
  'git npm npx pnpm yarn pip curl wget vim zsh bash sed awk grep ssh systemd sudo apt dpkg rpm make cmake gcc clang cargo rustc go java node deno bun'.split(
    ' ',
  ),
);

/** A title as it is shown: the first letter of a plain word is a capital; a name such as `git`, `iOS` or `user_id` stays as it is written. */
export function showTitle(title: string): string {
  const word = /^[a-z]+(?='[a-z]\b|[\s,.;]|$)/.exec(title)?.[0];
  return word === undefined || small.has(word) ? title : title.charAt(0).toUpperCase() + title.slice(1);
}
