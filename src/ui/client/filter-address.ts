type Control = HTMLInputElement;

/**
 * Keeps what a page is filtered by in its address, so that a filtered page can be shared: each control (radio buttons, check boxes, search
 * fields with a name) by its name, left out where it says what it says without a filter. Gives what writes the address anew.
 */
export function keepInAddress(controls: readonly Control[]): () => void {
  const address = new URLSearchParams(location.search);
  for (const control of controls) {
    const value = address.get(control.name);
    if (value === null) continue;
    if (control.type === 'search') control.value = value;
    else if (control.value === value) control.checked = true;
  }
  return () => {
    const next = new URLSearchParams(location.search);
    for (const { name } of controls) next.delete(name);
    for (const control of controls) {
      const value = readFilter(control);
      if (value !== null) next.set(control.name, value);
    }
    const query = next.toString();
    history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
  };
}

/** What a control narrows a list to; null for nothing. */
function readFilter({ type, value, checked, defaultChecked }: Control): string | null {
  if (type === 'search') return value === '' ? null : value;
  return checked && !defaultChecked ? value : null;
}
