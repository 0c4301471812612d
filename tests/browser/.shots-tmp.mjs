import { openPage, startBrowser } from './harness.mjs';
const browser = await startBrowser();
const [,, width, ...rest] = process.argv;
const { context, page, faults } = await openPage(browser, 'http://localhost:18090', { width: Number(width), height: width>1000?900:740, dark: process.env.DARK==='1' });
for (const item of rest) { const [name, url] = item.split('='); await page.goto('http://localhost:18090' + decodeURIComponent(url)); await page.screenshot({ path: `/tmp/p/${name}-${width}.png`, fullPage: process.env.FULL!=='0' }); }
console.log(faults); await browser.close();
