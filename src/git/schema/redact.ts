/** Takes user names, passwords and tokens out of every URL in a text, so that it can be shown or stored. */
export function redactCredentials(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"`]*@/gi, '$1');
}

/** Takes the credentials of one URL out of a text that may quote them in another form than the URL's, as git does for some protocols. */
export function redactCredentialsOf(url: string, text: string): string {
  const credentials = /^[a-z][a-z0-9+.-]*:\/\/([^\s/@]*)@/i.exec(url)?.[1];
  if (credentials === undefined || credentials === '') return redactCredentials(text);
  // A name alone is a token for https, and no secret for ssh.
  const secret = credentials.includes(':') || /^https:/i.test(url) ? credentials.slice(credentials.indexOf(':') + 1) : '';
  const rest = redactCredentials(text).replaceAll(`${credentials}@`, '');
  return secret === '' ? rest : rest.replaceAll(secret, '…');
}
