// What a buyer sees first: where the first service stands, how much a card says before it is unfolded, how long the
// page is. Measured over 25 needs at 1280×900 and 360×740; a figure beyond its bound fails.
// `node density.mjs BINARY`.
import { check, openPage, startBrowser, startServer } from './harness.mjs';
import { needs } from './needs.mjs';

const bounds = { wide: { fold: 900, page: 5500 }, narrow: { fold: 888, page: 10000 }, characters: 160, card: 230 };

/** Figures of the result page that stands in the browser. */
async function measure(page) {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll('.match')];
    const shown = (card) => {
      const copy = card.cloneNode(true);
      // Marks and facts are not counted, nor what is behind the disclosure or a button.
      for (const part of copy.querySelectorAll('.four, .breakdown, form, .badge, .tag, .rank')) part.remove();
      return [...copy.textContent.replace(/\s+/g, '')].length;
    };
    return {
      matches: cards.length,
      first: cards.length ? Math.round(cards[0].getBoundingClientRect().top + scrollY) : null,
      page: document.documentElement.scrollHeight,
      characters: cards.map(shown),
      heights: cards.map((card) => Math.round(card.getBoundingClientRect().height)),
    };
  });
}

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const mean = (numbers) => Math.round(numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length));

/** Walks all needs at both sizes; returns the figures and what is beyond its bound. */
async function density(browser, url) {
  const seen = { wide: [], narrow: [] };
  const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };
  const wide = await openPage(browser, url, sizes.wide);
  const narrow = await openPage(browser, url, sizes.narrow);
  for (const need of needs) {
    await wide.page.goto(`${url}/`);
    await wide.page.getByLabel('いまの課題や条件').fill(need);
    await wide.page.getByRole('button', { name: '合うサービスを見る' }).click();
    await wide.page.waitForLoadState();
    if (!/\/needs\/[0-9a-f]{32}$/.test(wide.page.url())) continue;
    seen.wide.push(await measure(wide.page));
    await narrow.page.goto(wide.page.url());
    seen.narrow.push(await measure(narrow.page));
  }
  await wide.context.close();
  await narrow.context.close();
  const beyond = [];
  const figures = {};
  for (const size of ['wide', 'narrow']) {
    const found = seen[size].filter((one) => one.matches > 0);
    const first = found.map((one) => one.first);
    const long = found.filter((one) => one.matches === 20).map((one) => one.page);
    figures[size] = {
      needs: seen[size].length, 'with matches': found.length, 'first service, worst': Math.max(...first), 'first service, median': middle(first),
      'page of 20, worst': Math.max(...long), 'page of 20, median': middle(long), 'pages of 20': long.length,
      'card height, mean': mean(found.flatMap((one) => one.heights)),
    };
    if (figures[size]['first service, worst'] > bounds[size].fold) beyond.push(`${size}: a first service at ${figures[size]['first service, worst']}px`);
    if (figures[size]['page of 20, worst'] > bounds[size].page) beyond.push(`${size}: a page of ${figures[size]['page of 20, worst']}px`);
  }
  figures.characters = middle(seen.wide.flatMap((one) => one.characters));
  if (figures.characters > bounds.characters) beyond.push(`a card says ${figures.characters} characters`);
  if (figures.wide['card height, mean'] > bounds.card) beyond.push(`a card is ${figures.wide['card height, mean']}px high`);
  return { figures, beyond };
}

const server = await startServer(process.argv[2]);
const browser = await startBrowser();
try {
  const { figures, beyond } = await density(browser, server.url);
  console.log(JSON.stringify(figures, null, 1));
  check(beyond.length === 0, beyond.join('; '));
} finally {
  await browser.close();
  await server.stop();
}
