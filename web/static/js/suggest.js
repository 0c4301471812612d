// Suggestions under a search field while one types; without this script the field searches as it is.
// Keys follow the ARIA combobox pattern. Text that an input method is still composing is not asked for.
const wait = 120;
for (const input of document.querySelectorAll('[data-suggest]')) {
  const list = document.createElement('ul');
  const said = document.createElement('span');
  let timer = 0;
  let asked = '';
  let at = -1;
  list.id = `${input.id}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggest);
  said.className = 'hidden-label';
  said.setAttribute('role', 'status');
  input.after(list, said);
  input.autocomplete = 'off';
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
    input.setAttribute(name, value);
  }
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = ({ kind, value, text }) => {
    close();
    if (kind === 'service') {
      location.assign(`/services/${value}`);
      return;
    }
    input.value = text;
    input.form.requestSubmit();
  };
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((one, index) => {
      const item = document.createElement('li');
      const kind = document.createElement('span');
      item.id = `${list.id}-${index}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.textContent = one.text;
      kind.className = 'note';
      kind.textContent = input.dataset[one.kind] ?? '';
      item.append(kind);
      item.addEventListener('mousedown', (event) => event.preventDefault());
      item.addEventListener('click', () => take(one));
      return item;
    }));
    list.kept = suggestions;
    at = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
    said.textContent = list.hidden ? '' : `${suggestions.length}${input.dataset.unit}`;
  };
  const ask = async () => {
    const text = input.value.trim();
    if (text === asked) return;
    asked = text;
    if (!text) return close();
    try {
      const answer = await fetch(`/api/v1/suggest?limit=8&q=${encodeURIComponent(text)}`);
      if (answer.ok && asked === text) show((await answer.json()).suggestions);
    } catch {
      close();
    }
  };
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, wait);
  });
  input.addEventListener('compositionend', () => {
    timer = setTimeout(ask, wait);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === 'Escape') return close();
    if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      return take(list.kept[at]);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const items = [...list.children];
    items[at]?.setAttribute('aria-selected', 'false');
    at = (at + (event.key === 'ArrowDown' ? 1 : items.length) + (at < 0 && event.key === 'ArrowUp' ? 1 : 0)) % items.length;
    items[at].setAttribute('aria-selected', 'true');
    items[at].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', items[at].id);
  });
}
