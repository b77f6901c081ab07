// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a release manager does with the page: reads the first screen, searches, filters, sorts, folds, by mouse and
// keyboard, in both themes, without script, on paper.
import {check, equal, run, until_says, with_page} from './browser.mjs';

const visible = (page, selector) => page.locator(selector + ':visible').count();
const in_view = (page, selector) => page.locator(selector).first().evaluate(element => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
});

const first_screen = async page => {
  for (const selector of ['#verdict', '.decision .sum', '.reasons li', '.tasks tbody tr', '.tasks .contact', '.tasks time'])
    check(await in_view(page, selector), 'the first screen has ' + selector);
  equal(await page.textContent('#verdict'), 'The gate failed', 'verdict');
  check((await page.textContent('.reasons li')).includes('archive.escapes-root'), 'the first reason has its rule');
  check((await page.textContent('.tasks tbody tr')).includes('fossteam@zeta.example'), 'the owner is named');
  check((await page.textContent('.tasks tbody tr')).includes('2026-10-07'), 'the due day is named');
};

const search_and_filter = async page => {
  const says = (text, what) => until_says(page, 'form[data-findings] .shown', text, what);
  await page.fill('form[data-findings] input[name=q]', 'tool3');
  await says('1 of 12 findings', 'search by place');
  equal(await visible(page, '.group'), 1, 'groups after the search');
  await page.fill('form[data-findings] input[name=q]', 'set-uid tool3');
  await says('1 of 12 findings', 'search by words of the rule and of the place');
  await page.fill('form[data-findings] input[name=q]', 'nothing is like this');
  await says('0 of 12 findings', 'search without a result');
  check(await page.locator('.nothing').isVisible(), 'an empty result is told');
  await page.keyboard.press('Escape');
  await says('12 of 12 findings', 'Escape empties the search');
  await page.uncheck('input[name=level][value=warning]');
  await says('5 of 12 findings', 'without warnings');
  await page.check('input[name=level][value=warning]');
  await page.selectOption('select[name=route]', 'supplier');
  await says('1 of 12 findings', 'of one who acts');
  await page.selectOption('select[name=route]', '');
  await says('12 of 12 findings', 'of anybody');
  const firsts = async () => page.locator('.group').evaluateAll(groups => groups.map(group => group.dataset.rule).join(' '));
  const by_weight = await firsts();
  await page.selectOption('select[name=sort]', 'count');
  check((await firsts()).startsWith('archive.setuid '), 'sorted by number');
  await page.selectOption('select[name=sort]', '');
  equal(await firsts(), by_weight, 'sorted by weight again');
};

const folding = async page => {
  await page.click('form[data-findings] button[name=close]');
  equal(await page.locator('.group[open]').count(), 0, 'groups that are unfolded after Fold');
  await page.click('form[data-findings] button[name=open]');
  equal(await page.locator('.group:not([open])').count(), 0, 'groups that are folded after Unfold');
  const summary = page.locator('.group > summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  equal(await page.locator('.group').first().getAttribute('open'), null, 'folded by keyboard');
  await page.click('#tree a.badge.error');
  check(await page.locator('.group:has(:target)').first().evaluate(group => group.open), 'a link into a folded group unfolds it');
  await page.click('[data-fold=tree]');
  equal(await page.locator('#tree details[open]').count(), 0, 'folders that are unfolded after Fold');
};

const tables = async page => {
  const names = () => page.locator('#components-table tbody th').evaluateAll(heads => heads.map(head => head.firstChild.textContent.trim()).join(', '));
  const before = await names();
  const head = page.locator('#components-table thead button').first();
  await head.focus();
  await page.keyboard.press('Enter');
  equal(await page.locator('#components-table thead th').first().getAttribute('aria-sort'), 'ascending', 'sorted by keyboard');
  equal(await names(), before, 'components are in the order of names already');
  await page.keyboard.press('Enter');
  equal(await names(), before.split(', ').reverse().join(', '), 'sorted backwards');
  await page.fill('form[data-table] input[name=q]', 'zlib');
  await until_says(page, 'form[data-table] .shown', '1 of', 'components');
  equal(await visible(page, '#components-table tbody tr'), 1, 'components that fit');
  await page.fill('form[data-table] input[name=q]', '');
  await page.selectOption('select[name=linkage]', 'header-only');
  await until_says(page, 'form[data-table] .shown', '1 of', 'components');
  check((await page.locator('#components-table tbody tr:visible').textContent()).includes('nlohmann_json'), 'by linkage');
};

const keyboard = async page => {
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  equal(await page.evaluate(() => document.activeElement.name), 'q', '/ leads to the search');
  await page.reload();
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.className), 'skip', 'the first stop leads past the sections');
  const stops = new Set();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('Tab');
    stops.add(await page.evaluate(() => document.activeElement.tagName));
  }
  for (const tag of ['A', 'BUTTON', 'INPUT', 'SUMMARY', 'SELECT']) check(stops.has(tag), 'the keyboard reaches ' + tag);
};

const theme = async page => {
  const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await colour();
  await page.click('#theme');
  const dark = await colour();
  check(light !== dark, 'the toggle changes the theme');
  equal(await page.textContent('#theme'), 'Light theme', 'the toggle names the other theme');
  await page.reload();
  equal(await colour(), dark, 'the choice is kept');
};

const without_script = async page => {
  for (const selector of ['#verdict', '.reasons li', '.tasks tbody tr', '.finding', '#components-table tbody tr', '.graph svg', '#tree li'])
    check(await page.locator(selector).first().isVisible(), selector + ' is there without script');
  equal(await visible(page, '.script'), 0, 'tools that need a script');
};

const paper = async page => {
  const pdf = await page.pdf({format: 'A4', preferCSSPageSize: false});
  const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) || []).length;
  check(pages >= 3, 'pages on paper: ' + pages);
};

const phone = async page => {
  equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'a phone scrolls in one direction only');
  for (const selector of ['#verdict', '.decision .sum', '.reasons li', '.tasks tbody tr'])
    check(await in_view(page, selector), 'the first screen of a phone has ' + selector);
};

await run(async browser => {
  for (const step of [first_screen, search_and_filter, folding, tables, keyboard, theme, paper])
    await with_page(browser, 'rejected.html', {}, step);
  await with_page(browser, 'rejected.html', {javaScriptEnabled: false}, without_script);
  await with_page(browser, 'rejected.html', {viewport: {width: 390, height: 844}}, phone);
  for (const name of ['empty.html', 'waived.html'])
    await with_page(browser, name, {}, async page => check((await page.textContent('#verdict')).startsWith('The gate passed'), name));
});
