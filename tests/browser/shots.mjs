// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Pictures of the page for people to look at: wide and narrow, light and dark, in the folder of pages.
import path from 'node:path';
import {check, run, with_page} from './browser.mjs';

await run(async browser => {
  for (const name of ['rejected', 'waived', 'empty', 'changes']) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [kind, viewport] of [['wide', {width: 1280, height: 800}], ['narrow', {width: 390, height: 844}]]) {
        await with_page(browser, name + '.html', {colorScheme, viewport}, async page => {
          const picture = await page.screenshot({path: path.join(process.argv[3], [name, kind, colorScheme].join('-') + '.png'), fullPage: true});
          check(picture.length > 10000, name + ' ' + kind + ' ' + colorScheme + ' is no empty picture');
        });
      }
    }
  }
});
