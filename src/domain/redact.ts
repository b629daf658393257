/** Takes user names, passwords and tokens out of every URL in a text, so that it can be shown or stored. */
export function redactCredentials(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"`]*@/gi, '$1');
}
