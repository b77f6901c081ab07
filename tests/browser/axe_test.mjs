// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Accessibility by axe-core: every rule of WCAG 2 A and AA and of good practice, in both themes, wide and narrow.
import {readFileSync} from 'node:fs';
import {axe_file, check, run, with_page} from './browser.mjs';

const source = readFileSync(axe_file, 'utf8');
await run(async browser => {
  for (const name of ['rejected.html', 'waived.html', 'empty.html', 'hostile-1.html', 'changes.html']) {
    for (const colorScheme of ['light', 'dark']) {
      for (const viewport of [{width: 1280, height: 800}, {width: 390, height: 844}]) {
        await with_page(browser, name, {colorScheme, viewport}, async page => {
          await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
          const client = await page.context().newCDPSession(page);
          const {frameTree} = await client.send('Page.getFrameTree');
          const world = await client.send('Page.createIsolatedWorld', {frameId: frameTree.frame.id, worldName: 'axe'});
          const ask = expression => client.send('Runtime.evaluate', {
            expression, contextId: world.executionContextId, awaitPromise: true, returnByValue: true});
          await ask(source);
          const answer = await ask('axe.run(document).then(found => JSON.stringify({rules: found.passes.length, violations: found.violations}))');
          const {rules, violations} = JSON.parse(answer.result.value);
          check(rules > 20, name + ': axe judged ' + rules + ' rules');
          for (const one of violations)
            check(false, [name, colorScheme, viewport.width, one.id, one.help, one.nodes.length, one.nodes[0].html, one.nodes[0].failureSummary].join(' | '));
        });
      }
    }
  }
});
