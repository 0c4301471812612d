// Pages as paper: tagged PDF on A4, every heading with text after it on its page, nothing outside the
// sheet, no card and no table row split. Needs pdftotext.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './harness.mjs';

const squeeze = (text) => text.replace(/\s+/g, '');

export async function paperFaults(page, name) {
  const folder = path.join(root, 'build', 'deep', 'papers');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.pdf`);
  const bytes = await page.pdf({ path: file, preferCSSPageSize: true, tagged: true });
  const faults = [];
  const raw = bytes.toString('latin1');
  if (!raw.includes('/StructTreeRoot') || !/\/Marked\s+true/.test(raw)) faults.push(`${name}: the PDF is not tagged`);
  const boxes = spawnSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 27 }).stdout;
  const sheets = boxes.split('<page ').slice(1);
  sheets.forEach((sheet, at) => {
    const [, width, height] = sheet.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);
    if (Math.abs(width - 595) > 2 || Math.abs(height - 842) > 2) faults.push(`${name} p${at + 1}: not A4 (${width} x ${height})`);
    for (const word of sheet.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)) {
      const [left, top, right, bottom] = word.slice(1, 5).map(Number);
      if (left < 20 || right > width - 20 || top < 0 || bottom > height) {
        faults.push(`${name} p${at + 1}: "${word[5].slice(0, 12)}" leaves the sheet (${Math.round(left)}..${Math.round(right)})`);
        break;
      }
    }
  });
  // What must stay together: a heading with something below it, the first and last words of a row.
  await page.emulateMedia({ media: 'print' });
  const together = await page.evaluate(() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    // What is printed of an element: labels for screen readers only are not.
    const text = (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let out = '';
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.closest('.hidden-label') && shown(parent)) out += walker.currentNode.data;
      }
      return out.replace(/\s+/g, '');
    };
    const headings = [...document.querySelectorAll('main h1, main h2, main h3')].filter((one) => shown(one) && !one.matches('.hidden-label')).map(text);
    const rows = [...document.querySelectorAll('main tr')].filter(shown)
      .map((row) => [...row.cells].map(text).filter((cell) => cell.length > 5)).filter((row) => row.length > 1);
    return { headings, rows };
  });
  await page.emulateMedia({ media: null });
  const pages = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 27 }).stdout
    .split('\f').map(squeeze).filter(Boolean);
  for (const heading of new Set(together.headings)) {
    const on = pages.filter((one) => one.includes(heading));
    if (on.length === 0) faults.push(`${name}: heading is cut: ${heading.slice(0, 24)}`);
    else if (on.every((one) => one.endsWith(heading))) faults.push(`${name}: heading alone at the foot: ${heading.slice(0, 24)}`);
  }
  for (const row of together.rows) {
    if (!pages.some((one) => row.every((cell) => one.includes(cell.slice(0, 6)) && one.includes(cell.slice(-6))))) {
      faults.push(`${name}: row is split: ${row[0].slice(0, 20)}`);
    }
  }
  return { faults, sheets: sheets.length };
}
