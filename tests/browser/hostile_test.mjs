// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Names, SBOM fields and texts of an attacker: the page has the very elements and attributes that it has with harmless
// ones, and nothing runs. The policy of the page is not what saves it: it is taken out, and the same holds.
import {readFileSync, writeFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {check, equal, run, with_page} from './browser.mjs';

const folder = process.argv[3];
const hostile = readdirSync(folder).filter(name => /^hostile-[0-9]+[.]html$/.test(name));

/// Elements with the names of their attributes, and values of those that can do something.
const shape_of = page => page.evaluate(() => {
  const counts = {};
  for (const element of document.querySelectorAll('*')) {
    const names = [...element.attributes].map(one => one.name).filter(name => name !== 'open').sort();
    const key = element.tagName + ' ' + names.join(' ');
    counts[key] = (counts[key] || 0) + 1;
  }
  return Object.entries(counts).map(one => one.join(': ')).sort().join('\n');
});

await run(async browser => {
  let plain = '';
  await with_page(browser, 'plain.html', {}, async page => { plain = await shape_of(page); });
  check(plain.length > 500, 'the page to compare with has elements');
  check(hostile.length >= 12, 'there are hostile pages');
  for (const name of hostile) {
    const open = readFileSync(path.join(folder, name), 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '<meta name="policy" content="none" data-was="policy">');
    writeFileSync(path.join(folder, 'open-' + name), open);
    for (const opened of [name, 'open-' + name]) {
      await with_page(browser, opened, {}, async page => {
        const shape = (await shape_of(page)).replace('META content data-was name: 1\n', '');
        const wanted = opened === name ? plain : plain.replace('META content http-equiv: 1\n', '');
        equal(shape, wanted, opened + ': elements and attributes');
        equal(await page.evaluate(() => window.breached), undefined, opened + ': script');
        equal(await page.locator('a').evaluateAll(links => links.filter(link => !link.getAttribute('href').startsWith('#')).length), 0, opened + ': links out');
        await page.locator('h1, summary, td, th').evaluateAll(parts => {
          for (const part of parts) for (const type of ['mouseover', 'focus', 'click']) part.dispatchEvent(new Event(type));
        });
        equal(await page.evaluate(() => window.breached), undefined, opened + ': script after events');
        check(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(await page.evaluate(() => document.documentElement.textContent)), opened + ': control characters');
      });
    }
  }
});
