// What this browser remembers of needs: the addresses that the reader saved, and the last result of this tab as a way
// back to it. Addresses and days only, never words of a need. Without this script none of it is offered.
const kept = 'mitate.needs';
const most = 20;
// Other parts of pages have a data-need that is a word.
const here = document.querySelector('[data-need^="/needs/"]');
const read = () => {
  try {
    const list = JSON.parse(localStorage.getItem(kept) ?? '[]');
    return Array.isArray(list) ? list.filter((one) => /^\/needs\/[0-9a-f]{32}$/.test(one.path) && !Number.isNaN(Date.parse(one.on))) : [];
  } catch {
    return [];
  }
};
const write = (list) => localStorage.setItem(kept, JSON.stringify(list.slice(0, most)));
const says = new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
try {
  if (here) {
    sessionStorage.setItem('mitate.last', here.dataset.need);
    here.hidden = false;
    here.querySelector('[data-save]').addEventListener('click', () => {
      const others = read().filter((one) => one.path !== here.dataset.need);
      write([{ path: here.dataset.need, on: new Date().toISOString() }, ...others]);
      const said = here.querySelector('[data-done]');
      said.textContent = said.dataset.done;
    });
  }
  const last = sessionStorage.getItem('mitate.last');
  const back = document.querySelector('[data-last]');
  if (back && /^\/needs\/[0-9a-f]{32}$/.test(last ?? '') && location.pathname !== last) {
    back.href = last;
    back.hidden = false;
  }
  if (location.pathname === '/needs/deleted' && last) {
    write(read().filter((one) => one.path !== last));
    sessionStorage.removeItem('mitate.last');
    back.hidden = true;
  }
  const shelf = document.querySelector('[data-saved]');
  const list = read();
  if (shelf && list.length > 0) {
    shelf.querySelector('ul').append(...list.map((one) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = one.path;
      link.textContent = `${says.format(new Date(one.on))}に保存した課題`;
      item.append(link);
      return item;
    }));
    shelf.hidden = false;
  }
} catch {
  // A browser that keeps nothing offers nothing.
}
