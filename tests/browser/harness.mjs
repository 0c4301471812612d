// Shared by the browser scripts: starts the built binary on a free port with freshly loaded data,
// opens Debian's chromium, collects what must not happen (console errors, foreign requests).
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const asOf = '2026-11-26';

/**
 * Starts `binary` over `seed`, or uses MITATE_URL when a server already runs and none of its `own` is asked for.
 * `hindrance`: `options` are added to the command; `diskFull` lets every write to a file fail, as a full disk does.
 */
export async function startServer(binary, seed = path.join(root, 'seed_data'), own = false, { options = [], diskFull = false } = {}) {
  if (process.env.MITATE_URL && !own) return { url: process.env.MITATE_URL, stop: async () => {} };
  const data = mkdtempSync(path.join(tmpdir(), 'mitate-browser-'));
  const load = spawnSync(binary, ['--data-dir', data, '--as-of', asOf, 'load', seed], { encoding: 'utf8' });
  if (load.status !== 0) throw new Error(`load failed: ${load.stderr}`);
  const serve = [binary, '--data-dir', data, '--as-of', asOf, 'serve', '--port', '0', '--no-access-log', ...options];
  // With SIGXFSZ ignored a write beyond the limit is an error that the store has to report.
  const server = diskFull ? spawn('bash', ['-c', 'trap "" XFSZ; ulimit -f 1; exec "$@"', 'serve', ...serve]) : spawn(serve[0], serve.slice(1));
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/[\w.]+:\d+/);
      if (found) resolve(found[0]);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    ended.then((code) => reject(new Error(`server ended with ${code}: ${said}`)));
  });
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROME_BIN || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A page that records every console error and every request that leaves the server; `broken`: 5xx is what is looked for. */
export async function openPage(browser, url, { width = 1280, height = 900, js = true, dark = false, broken = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, javaScriptEnabled: js, locale: 'ja-JP',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  const faults = [];
  page.on('console', (message) => {
    // An expected 4xx page is reported by the browser as a failed resource; that is no fault.
    const expected = broken ? /status of [45]\d\d/ : /status of 4\d\d/;
    if (message.type() === 'error' && !expected.test(message.text())) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) {
      faults.push(`foreign request: ${request.url()}`);
    }
  });
  return { context, page, faults };
}

/**
 * What a reader would see as broken: a page wider than its window, text cut by its own box, a label
 * of a picture that leaves the picture, leaves its tile or runs into another label, a control too
 * small for a finger. Everything is measured in the browser, so fonts and zoom count.
 */
export async function layoutFaults(page) {
  await page.waitForLoadState();
  return page.evaluate(() => {
    const found = [];
    const named = (element) => `${element.tagName.toLowerCase()}.${String(element.getAttribute('class') ?? '').replace(/ /g, '.')}`;
    // Content of a closed <details> has boxes but is not shown.
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) {
      found.push(`page is ${wide}px wider than the window`);
      for (const element of document.querySelectorAll('body *')) {
        const box = element.getBoundingClientRect();
        if (box.right > document.documentElement.clientWidth + 1 && !element.closest('.scroll-x')) {
          found.push(`  sticks out: ${named(element)}`);
          if (found.length > 6) break;
        }
      }
    }
    // Text cut by a box that hides what does not fit.
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('svg') || element.matches('.hidden-label, textarea, input, select, option') || !shown(element)) continue;
      const style = getComputedStyle(element);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      if (!scrolls && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
        found.push(`cut: ${named(element)} "${element.textContent.trim().slice(0, 20)}"`);
      }
    }
    // A choice whose chosen words are cut by the arrow, and a cell so narrow that words stand letter by letter.
    const pen = document.createElement('canvas').getContext('2d');
    for (const select of document.querySelectorAll('select')) {
      if (!shown(select)) continue;
      const style = getComputedStyle(select);
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const words = select.selectedOptions[0]?.textContent.trim() ?? '';
      const arrow = 18;
      const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
      if (pen.measureText(words).width > room + 1) found.push(`cut: select "${words}"`);
    }
    for (const cell of document.querySelectorAll('td, th')) {
      const words = cell.textContent.trim();
      if (words.length < 2 || !shown(cell)) continue;
      const style = getComputedStyle(cell);
      const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const [word] = words.match(/[A-Za-z]{3,}/) ?? [words.slice(0, 2)];
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      if (pen.measureText(word).width > room + 1) found.push(`letter by letter: ${named(cell)} "${words.slice(0, 12)}"`);
    }
    for (const svg of document.querySelectorAll('svg')) {
      if (!shown(svg) || svg.matches('.defs')) continue;
      const frame = svg.getBoundingClientRect();
      const inside = (box) => box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
      for (const part of svg.querySelectorAll('text, rect, circle, line, polyline, path')) {
        if (part.closest('defs')) continue;
        const box = part.getBoundingClientRect();
        if (!inside(box)) found.push(`clipped in ${named(svg)}: ${part.textContent || named(part)}`);
      }
      const labels = [...svg.querySelectorAll('text')].filter((text) => text.textContent);
      const boxes = labels.map((text) => text.getBoundingClientRect());
      labels.forEach((text, at) => {
        const box = boxes[at];
        // The em box is taller than the glyphs; only sideways and line-on-line collisions count.
        for (let other = at + 1; other < labels.length; ++other) {
          const beside = boxes[other];
          const across = Math.min(box.right, beside.right) - Math.max(box.left, beside.left);
          const down = Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top);
          if (across > 1 && down > Math.min(box.height, beside.height) * 0.5) {
            found.push(`labels collide in ${named(svg)}: ${text.textContent} / ${labels[other].textContent}`);
          }
        }
        if (box.height > 0 && parseFloat(getComputedStyle(text).fontSize) * (frame.width / (svg.viewBox.baseVal?.width || frame.width)) < 9.5) {
          found.push(`label under 9.5px in ${named(svg)}: ${text.textContent}`);
        }
        const tile = text.parentElement.tagName === 'g' ? text.parentElement.querySelector('rect') : null;
        if (tile) {
          const room = tile.getBoundingClientRect();
          if (box.left < room.left - 0.5 || box.right > room.right + 0.5) found.push(`label wider than its tile: ${text.textContent}`);
        }
      });
    }
    for (const control of document.querySelectorAll('button, .button, select, input:not([type=hidden], [type=checkbox], [type=radio]), textarea, summary, .site-nav a')) {
      if (!shown(control)) continue;
      const box = control.getBoundingClientRect();
      const least = control.matches('.expansions summary') ? 24 : 43.5;
      if (box.height < least) found.push(`${Math.round(box.height)}px high: ${named(control)} "${control.textContent.trim().slice(0, 16)}"`);
    }
    return [...new Set(found)].slice(0, 12);
  });
}

export function check(condition, message) {
  if (!condition) throw new Error(message);
}
