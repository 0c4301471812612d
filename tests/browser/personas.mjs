// The three buyers and what each does from a sentence or a form to a paper. Every step is one a
// person takes; screens are pages seen, the way back included. Needs and forms here are our own.
import { check } from './harness.mjs';

export const personas = {
  employer: {
    text: '倉庫業で社員は120人です。腰を痛めて休む人が増えています。現場に来てもらえる運動の指導を探しています。',
    secret: '倉庫',
    condition: /腰痛/,
  },
  insurer: {
    card: /健保組合/,
    domains: ['糖尿病'],
    headcount: '8000',
    condition: /糖尿病/,
  },
  municipality: {
    card: /自治体/,
    domains: ['見守り'],
    headcount: '210000',
    place: '呉市',
    condition: /呉市/,
  },
};

/** A person with a mouse or a finger. */
export class Pointer {
  constructor(page) {
    this.page = page;
    this.steps = 0;
  }
  async open(locator) {
    this.steps += 1;
    await locator.first().click();
  }
  async press(locator) {
    return this.open(locator);
  }
  async choose(locator) {
    this.steps += 1;
    await locator.check();
  }
  async write(locator, text) {
    this.steps += 1;
    await locator.fill(text);
  }
  async back() {
    this.steps += 1;
    await this.page.goBack();
  }
}

/** A person with a keyboard only: Tab, Enter, Space, letters. Fails where focus cannot be seen. */
export class Keyboard {
  constructor(page) {
    this.page = page;
    this.steps = 0;
  }
  async reach(locator) {
    const wanted = await locator.first().elementHandle();
    check(wanted, `nothing to reach: ${locator}`);
    for (let presses = 0; presses < 400; ++presses) {
      await this.page.keyboard.press('Tab');
      const at = await wanted.evaluate((element) => {
        if (document.activeElement !== element) return null;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
        const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
        const top = document.elementFromPoint(x, y);
        return {
          ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          covered: !(top && (element.contains(top) || top.contains(element) || top.closest('label')?.contains(element))),
          away: box.bottom < 0 || box.top > innerHeight,
        };
      });
      if (!at) continue;
      const what = await wanted.evaluate((element) => element.outerHTML.slice(0, 80));
      check(at.ring, `no focus ring on ${what}`);
      check(!at.away, `focus is out of sight on ${what}`);
      check(!at.covered, `focus is covered on ${what}`);
      return;
    }
    throw new Error(`Tab never reaches ${locator}`);
  }
  async open(locator) {
    this.steps += 1;
    await this.reach(locator);
    await this.page.keyboard.press('Enter');
  }
  async press(locator) {
    return this.open(locator);
  }
  async choose(locator) {
    this.steps += 1;
    await this.reach(locator);
    await this.page.keyboard.press('Space');
    check(await locator.isChecked(), 'Space checks the box');
  }
  async write(locator, text) {
    this.steps += 1;
    await this.reach(locator);
    await this.page.keyboard.type(text);
  }
  /** Alt and the left arrow belong to the browser's window, which a headless browser has not. */
  async back() {
    this.steps += 1;
    await this.page.goBack();
  }
}
