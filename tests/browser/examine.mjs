// One page through everything a browser can measure: axe at three widths, contrast again in the dark,
// layout in every width, in forced colours and with text twice as large. Returns findings as lines.
import AxeBuilder from '@axe-core/playwright';
import { layoutFaults } from './harness.mjs';

const Axe = AxeBuilder.default ?? AxeBuilder;
export const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const widths = [[1280, 900], [360, 740], [320, 800]];

/** Our pages have no frames, so the page itself may run axe in one go: twice as fast. */
async function violations(builder) {
  const answer = await builder.options({ ...builder.option, resultTypes: ['violations'] }).setLegacyMode().analyze();
  return answer.violations.map((one) =>
    `axe ${one.id}: ${one.nodes.slice(0, 2).map((node) => node.html.slice(0, 140)).join(' | ')}`);
}

export async function examine(page, name) {
  const findings = [];
  const note = (label, lines) => lines.forEach((line) => findings.push(`${name} ${label}: ${line}`));
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: 'light' });
    note(width, await layoutFaults(page));
    note(width, await violations(new Axe({ page }).withTags(axeTags)));
    if (width === 320) continue;
    await page.emulateMedia({ colorScheme: 'dark' });
    // Only contrast and links in text depend on colours, and no colour differs between 320 and 360.
    note(`${width} dark`, await violations(new Axe({ page }).withRules(['color-contrast', 'link-in-text-block'])));
  }
  const shift = await page.evaluate(() => window.mitateShift ?? 0);
  if (shift > 0.01) findings.push(`${name}: layout shifts by ${shift.toFixed(3)}`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await page.setViewportSize({ width: 1280, height: 900 });
  note('forced colours', await layoutFaults(page));
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  return findings;
}

/** Adds up layout shifts from the first byte on; read back by examine(). */
export async function watchShifts(context) {
  await context.addInitScript(() => {
    window.mitateShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.mitateShift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}
