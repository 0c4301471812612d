// Screenshots of every page and state into build/screenshots: node screenshots.mjs BINARY.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openPage, root, startBrowser, startServer } from './harness.mjs';
import { hinderedPages, plainPages, sessionPages } from './pages.mjs';

/** Shot again in the dark, in forced colours and as paper. */
const special = new Set(['home', 'services', 'service', 'need', 'compare', 'guideline']);
/** A need with services that fit it well, for the README. */
const readmeNeed = '従業員300人の製造業です。ストレスチェックで高ストレス者が15%でした。予算は一人月500円で、対策を始めたい。';
const server = await startServer(process.argv[2]);
const browser = await startBrowser();
const folder = path.join(root, 'build', 'screenshots');
mkdirSync(folder, { recursive: true });
const only = process.env.ONLY ? new Set(process.env.ONLY.split(',')) : null;
try {
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    const { context, page } = await openPage(browser, server.url, { width, height });
    const save = (name) => page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
    const shoot = async (name) => {
      if (only && !only.has(name)) return;
      await save(`${name}-${width}`);
      // The pictures of the README show what a reader sees first, not the whole page.
      if (width === 1280 && name === 'compare') {
        await page.screenshot({ path: path.join(folder, 'readme-compare.png') });
      }
      if (!special.has(name)) return;
      await page.emulateMedia({ colorScheme: 'dark' });
      await save(`${name}-${width}-dark`);
      if (width === 1280) {
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
        await save(`${name}-${width}-forced`);
        await page.emulateMedia({ forcedColors: 'none', media: 'print' });
        await save(`${name}-${width}-print`);
      }
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: null });
    };
    for (const [name, address] of plainPages) {
      if (only && !only.has(name)) continue;
      await page.goto(server.url + address);
      await shoot(name);
    }
    await sessionPages(page, server.url, shoot);
    for (const [hindrance, session] of hinderedPages) {
      const other = await startServer(process.argv[2], undefined, true, hindrance);
      await session(page, other.url, shoot);
      await other.stop();
    }
    await context.close();
  }
  const { context, page } = await openPage(browser, server.url);
  await page.goto(server.url);
  await page.getByLabel('いまの課題や条件').fill(readmeNeed);
  await page.getByRole('button', { name: '合うサービスを見る' }).click();
  await page.waitForURL(/\/needs\/[0-9a-f]{32}/);
  await page.screenshot({ path: path.join(folder, 'readme-need.png') });
  await context.close();
} finally {
  await browser.close();
  await server.stop();
}
console.log(`screenshots in ${folder}`);
