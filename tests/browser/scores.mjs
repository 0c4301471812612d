// Lighthouse over the main pages with its own simulated phone and slow line: accessibility and best
// practices 1.0, performance at least .95. The best of two runs counts for performance, because it
// measures this machine as well.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import lighthouse from 'lighthouse';

async function startChromium() {
  const profile = mkdtempSync(path.join(tmpdir(), 'mitate-lighthouse-'));
  const browser = spawn(process.env.CHROME_BIN || '/usr/bin/chromium', ['--headless=new', '--no-sandbox', '--disable-gpu',
    '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']);
  const port = await new Promise((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', (chunk) => {
      said += chunk;
      const found = said.match(/DevTools listening on ws:\/\/[^:]+:(\d+)/);
      if (found) resolve(Number(found[1]));
    });
    browser.once('exit', () => reject(new Error(said)));
  });
  return {
    port,
    stop: async () => {
      const ended = new Promise((resolve) => browser.once('exit', resolve));
      browser.kill();
      await ended;
      // Its other processes may write for a moment longer.
      for (let left = 40; ; --left) {
        try {
          rmSync(profile, { recursive: true, force: true });
          return;
        } catch (error) {
          if (left === 0) throw error;
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      }
    },
  };
}

/**
 * One run in a browser of its own. A reused browser may keep the page's process alive between two runs, and its
 * trace then lacks the start of the navigation (NO_NAVSTART), so a run that says so is repeated in a new one.
 */
async function measure(name, address) {
  for (let attempt = 1; ; ++attempt) {
    const browser = await startChromium();
    try {
      const { lhr } = await lighthouse(address, { port: browser.port, logLevel: 'silent', output: 'json' },
        { extends: 'lighthouse:default', settings: { onlyCategories: ['accessibility', 'best-practices', 'performance'] } });
      if (!lhr.runtimeError) return lhr;
      if (lhr.runtimeError.code !== 'NO_NAVSTART' || attempt === 3) throw new Error(`lighthouse ${name}: ${lhr.runtimeError.message}`);
    } finally {
      await browser.stop();
    }
  }
}

/** `pages` is name -> address. Returns {findings, lines}. */
export async function scores(pages) {
  const findings = [];
  const lines = [];
  for (const [name, address] of pages) {
    let best = null;
    for (let round = 0; round < 2; ++round) {
      const lhr = await measure(name, address);
      const of = (category) => lhr.categories[category].score;
      if (!best || of('performance') > best.performance) {
        best = { performance: of('performance'), accessibility: of('accessibility'), practices: of('best-practices'), lhr };
      }
      if (best.performance >= 0.95) break;
    }
    lines.push(`${name}: accessibility ${best.accessibility}, best practices ${best.practices}, performance ${best.performance}`);
    const failed = Object.values(best.lhr.audits).filter((audit) => audit.score !== null && audit.score < 1 && audit.scoreDisplayMode === 'binary').map((audit) => audit.id);
    if (best.accessibility < 1) findings.push(`${name}: lighthouse accessibility ${best.accessibility} (${failed.join(', ')})`);
    if (best.practices < 1) findings.push(`${name}: lighthouse best practices ${best.practices} (${failed.join(', ')})`);
    if (best.performance < 0.95) findings.push(`${name}: lighthouse performance ${best.performance}`);
  }
  return { findings, lines };
}
