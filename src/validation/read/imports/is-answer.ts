/** Whether a text is nothing but one of the answers that forms offer: making it stand out is how people choose it. */
export function isAnswer(text: string): boolean {
  return /^\s*(?:pass(?:ed)?|fail(?:ed)?|p|f|ok|nok|not ok|yes|no|y|n|n\s*\/?\s*a|not applicable|blocked|skipped|met|not met|accepted|rejected)\s*$/i.test(
    text,
  );
}
