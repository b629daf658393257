/** Shows the page's copy buttons, which are hidden while nothing can make them work, and copies what each says. */
export function startCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener('click', async () => {
      const copied = await copy(button.dataset['copy'] ?? '');
      button.textContent = copied ? 'Copied' : 'Not copied';
      setTimeout(() => {
        button.textContent = label;
      }, 1500);
    });
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
