// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the tests of this folder share: Debian's Chromium through playwright-core, pages below the folder that is the
// second argument, and checks that count.
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {existsSync} from 'node:fs';
import path from 'node:path';

const require = createRequire(new URL('../../cmake/dev/npm/package.json', import.meta.url));
export const axe_file = require.resolve('axe-core/axe.min.js');
const [program, folder] = process.argv.slice(2);

let checks = 0, failures = 0;
export const check = (holds, what) => {
  checks += 1;
  if (holds) return;
  failures += 1;
  console.error('failed: ' + what);
};
export const equal = (got, wanted, what) => check(got === wanted, what + ': expected ' + wanted + ', got ' + got);

/// Opens NAME of the folder of pages and gives it to `use`; every message of the console and every request but for the
/// page itself is a failure.
export const with_page = async (browser, name, options, use) => {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, ...options});
  const page = await context.newPage();
  const url = pathToFileURL(path.join(folder, name)).href;
  page.on('console', message => check(false, name + ': console: ' + message.text()));
  page.on('pageerror', error => check(false, name + ': error: ' + error.message));
  page.on('dialog', dialog => { check(false, name + ': dialog'); dialog.dismiss(); });
  page.on('request', request => check(request.url().split('#')[0] === url || request.url() === 'data:,', name + ': asks for ' + request.url()));
  await page.goto(url);
  await use(page);
  await context.close();
};

/// Waits until the text of the first element of a selector begins so; not by a function in the page, whose policy lets
/// none be made there.
export const until_says = async (page, selector, text, what) => {
  let got = '';
  for (let i = 0; i < 200; i += 1) {
    got = await page.locator(selector).first().textContent();
    if (got.startsWith(text)) break;
    await new Promise(done => setTimeout(done, 25));
  }
  check(got.startsWith(text), what + ': says ' + got);
};

export const run = async test => {
  if (!existsSync(program)) {
    console.error('there is no ' + program + '; cmake/bootstrap test installs it');
    process.exit(1);
  }
  const {chromium} = require('playwright-core');
  const browser = await chromium.launch({executablePath: program, headless: true});
  try {
    await test(browser);
  } finally {
    await browser.close();
  }
  console.log(checks + ' checks, ' + failures + ' failed');
  process.exit(failures > 0 || checks === 0 ? 1 : 0);
};
