// Runs before the first paint: the chosen theme must stand before anything is drawn.
const root = document.documentElement;
const read = () => {
  try {
    return localStorage.getItem('theme');
  } catch {
    return null;
  }
};
const chosen = read();
if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;

document.addEventListener('DOMContentLoaded', () => {
  const current = document.querySelector(`input[name=theme][value=${root.dataset.theme ?? 'system'}]`);
  if (current) current.checked = true;
  document.querySelector('.theme')?.addEventListener('change', ({ target }) => {
    if (target.value === 'system') delete root.dataset.theme;
    else root.dataset.theme = target.value;
    try {
      if (target.value === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', target.value);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  });
});
