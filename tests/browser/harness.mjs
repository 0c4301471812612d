// Shared by the browser scripts: starts the built binary on a free port with freshly loaded data,
// opens Debian's chromium, collects what must not happen (console errors, foreign requests).
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const asOf = '2026-11-24';

/** Starts `binary` over `seed`, or uses MITATE_URL when a server already runs. */
export async function startServer(binary, seed = path.join(root, 'seed_data')) {
  if (process.env.MITATE_URL) return { url: process.env.MITATE_URL, stop: async () => {} };
  const data = mkdtempSync(path.join(tmpdir(), 'mitate-browser-'));
  const load = spawnSync(binary, ['--data-dir', data, '--as-of', asOf, 'load', seed], { encoding: 'utf8' });
  if (load.status !== 0) throw new Error(`load failed: ${load.stderr}`);
  const server = spawn(binary, ['--data-dir', data, '--as-of', asOf, 'serve', '--port', '0', '--no-access-log']);
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

/** A page that records every console error and every request that leaves the server. */
export async function openPage(browser, url, { width = 1280, height = 900, js = true, dark = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, javaScriptEnabled: js, locale: 'ja-JP',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    // An expected 4xx page is reported by the browser as a failed resource; that is no fault.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
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

/** Nothing may be wider than the window, and no text may stick out of its own box. */
export async function layoutFaults(page) {
  return page.evaluate(() => {
    const found = [];
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 0) {
      found.push(`page is ${wide}px wider than the window`);
      for (const element of document.querySelectorAll('body *')) {
        const box = element.getBoundingClientRect();
        if (box.right > window.innerWidth + 1 && !element.closest('.scroll-x')) {
          found.push(`  sticks out: ${element.tagName}.${element.className}`);
          if (found.length > 6) break;
        }
      }
    }
    for (const text of document.querySelectorAll('svg text')) {
      const svg = text.ownerSVGElement.getBoundingClientRect();
      const box = text.getBoundingClientRect();
      if (box.left < svg.left - 1 || box.right > svg.right + 1) found.push(`clipped: ${text.textContent}`);
    }
    return found;
  });
}

export function check(condition, message) {
  if (!condition) throw new Error(message);
}
