// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The page of a comparison: what it says first, sorting by keyboard, on a phone, on paper.
import {check, equal, run, with_page} from './browser.mjs';

await run(async browser => {
  await with_page(browser, 'changes.html', {}, async page => {
    equal(await page.textContent('#verdict'), 'What changed', 'the first heading');
    check((await page.textContent('.decision .sum')).includes('1 of them counts against it'), 'the sum is told');
    check((await page.textContent('.decision')).includes('zeta-2.3.1.zip'), 'the older delivery is named');
    equal(await page.locator('main > section').count(), 5, 'sections: head, components, licenses, files, untold');
    equal(await page.locator('nav.sections a').count(), 4, 'links to sections');
    check((await page.textContent('#files')).includes('4'.repeat(64)), 'digests are there');
    const head = page.locator('#files thead button').nth(1);
    await head.focus();
    await page.keyboard.press('Enter');
    equal(await page.locator('#files thead th').nth(1).getAttribute('aria-sort'), 'ascending', 'sorted by keyboard');
    equal((await page.textContent('#files tbody th')).trim(), 'added', 'bin comes before bom');
    const pdf = await page.pdf({format: 'A4', preferCSSPageSize: false});
    const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) || []).length;
    check(pages >= 1 && pages <= 2, 'pages on paper: ' + pages);
  });
  await with_page(browser, 'changes.html', {viewport: {width: 390, height: 844}}, async page => {
    equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'a phone scrolls in one direction only');
  });
  await with_page(browser, 'changes.html', {javaScriptEnabled: false}, async page => {
    check((await page.textContent('main')).includes('zeta-core'), 'without a script everything is there to read');
  });
  await with_page(browser, 'changes-hostile.html', {}, async page => {
    equal(await page.evaluate(() => window.breached), undefined, 'a hostile text runs nothing');
  });
});
