// Screenshots of every page and state into build/screenshots: node screenshots.mjs BINARY.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openPage, root, startBrowser, startServer } from './harness.mjs';
import { plainPages, sessionPages } from './pages.mjs';

const server = await startServer(process.argv[2]);
const browser = await startBrowser();
const folder = path.join(root, 'build', 'screenshots');
mkdirSync(folder, { recursive: true });
const only = process.env.ONLY ? new Set(process.env.ONLY.split(',')) : null;
try {
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    const { context, page } = await openPage(browser, server.url, { width, height });
    const shoot = async (name) => {
      if (only && !only.has(name)) return;
      await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
    };
    for (const [name, address] of plainPages) {
      if (only && !only.has(name)) continue;
      await page.goto(server.url + address);
      await shoot(name);
    }
    await sessionPages(page, server.url, shoot);
    await context.close();
  }
  const { context, page } = await openPage(browser, server.url, { dark: true });
  await page.goto(server.url + '/services');
  await page.screenshot({ path: path.join(folder, 'services-dark-1280.png') });
  await context.close();
} finally {
  await browser.close();
  await server.stop();
}
console.log(`screenshots in ${folder}`);
