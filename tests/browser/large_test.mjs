// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// 20,000 components and 5,000 findings: the page opens within two seconds, and every tool answers at once. On a machine
// that is busy with other work every bound is longer by as much.
import {cpus, loadavg} from 'node:os';
import {check, equal, run, with_page} from './browser.mjs';

const patience = Math.max(1, loadavg()[0] / cpus().length);
const painted = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
const within = (what, took, most) => {
  console.log(what + ': ' + took.toFixed(2) + ' s');
  check(took <= most * patience, what + ' takes ' + took + ' s of ' + most * patience);
};

/// Seconds from typing into a search until what is shown is told and painted, as the page's own clock has it.
const search = (page, form, text, wanted) => page.evaluate(async ([form_selector, typed, told]) => {
  const tools = document.querySelector(form_selector);
  const next = () => new Promise(done => requestAnimationFrame(done));
  tools.elements.q.focus();
  const start = performance.now();
  tools.elements.q.value = typed;
  tools.elements.q.dispatchEvent(new Event('input'));
  while (!tools.querySelector('.shown').textContent.startsWith(told) && performance.now() - start < 30000) await next();
  await next();
  return (performance.now() - start) / 1000;
}, [form, text, wanted]);

await run(async browser => {
  console.log('load of each processor: ' + patience.toFixed(1));
  let wall = Infinity, busy = Infinity;
  for (let i = 0; i < 3; i += 1) {
    await with_page(browser, 'plain.html', {}, async page => {
      const url = page.url().replace('plain.html', 'large.html');
      page.removeAllListeners('request');
      const client = await page.context().newCDPSession(page);
      await client.send('Performance.enable', {timeDomain: 'threadTicks'});
      const start = performance.now();
      await page.goto(url);
      await painted(page);
      wall = Math.min(wall, (performance.now() - start) / 1000);
      const {metrics} = await client.send('Performance.getMetrics');
      busy = Math.min(busy, metrics.find(one => one.name === 'TaskDuration').value);
    });
  }
  within('opened', wall, 2);
  console.log('of that, work of the page: ' + busy.toFixed(2) + ' s');
  check(busy <= 2, 'the page itself works ' + busy + ' s until it is open');
  await with_page(browser, 'large.html', {}, async page => {
    equal(await page.locator('#components-table tbody tr').count(), 20006, 'components');
    equal(await page.locator('.finding').count(), 5012, 'findings');
    within('first search of findings', await search(page, 'form[data-findings]', 'file-4321.c', '1 of 5012'), 1);
    within('all findings again', await search(page, 'form[data-findings]', '', '5012 of'), 1);
    within('first search of components', await search(page, 'form[data-table]', 'library-4321 ', '1 of 20006'), 1);
    within('all components again', await search(page, 'form[data-table]', '', '20006 of'), 1);
    within('sort of components', await page.evaluate(async () => {
      const start = performance.now();
      document.querySelectorAll('#components-table thead button')[1].click();
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (performance.now() - start) / 1000;
    }), 2);
    const rows = await page.locator('#components-table tbody tr:nth-child(1) td:nth-child(2)').evaluateAll(cells => cells.map(cell => cell.textContent));
    check(rows.length > 100 && rows.every((one, i) => i === 0 || rows[i - 1].toLowerCase() <= one.toLowerCase()), 'sorted over all chunks');
  });
});
