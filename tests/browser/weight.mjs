// What a page weighs on the wire: HTML, styles and scripts through gzip -6.
import { gzipSync } from 'node:zlib';

const most = 60 * 1024;
const wire = (bytes) => gzipSync(bytes, { level: 6 }).length;

/** Static files, fetched once per address. */
const cache = new Map();
async function fileWeight(page, address) {
  if (!cache.has(address)) cache.set(address, wire(await (await page.request.get(address, { maxRetries: 3 })).body()));
  return cache.get(address);
}

export async function weigh(page, html) {
  const files = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet], script[src]')].map((one) => one.href || one.src));
  let sum = wire(Buffer.from(html));
  for (const file of files) sum += await fileWeight(page, file);
  return { bytes: sum, tooHeavy: sum > most };
}
