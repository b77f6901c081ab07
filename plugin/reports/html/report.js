// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the page can do besides being read: another theme, search, filters, order, folding. Nothing is fetched, and text
// of the page only ever becomes text again.
'use strict';
(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const by_id = id => document.getElementById(id);
  for (const element of all('.script')) element.hidden = false;

  // Theme: the system's, or the reader's choice, which is kept where the browser allows it.
  const root = document.documentElement;
  const theme = by_id('theme');
  const prefers_dark = matchMedia('(prefers-color-scheme: dark)');
  const is_dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : prefers_dark.matches;
  const name_theme = () => { theme.textContent = is_dark() ? 'Light theme' : 'Dark theme'; };
  const storage = use => { try { return use(localStorage); } catch { return null; } };
  const kept = storage(store => store.getItem('sluice-theme'));
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  name_theme();
  prefers_dark.addEventListener('change', name_theme);
  theme.addEventListener('click', () => {
    root.dataset.theme = is_dark() ? 'light' : 'dark';
    storage(store => store.setItem('sluice-theme', root.dataset.theme));
    name_theme();
  });

  const later = (act, wait = 120) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(act, wait); };
  };
  const words_of = text => text.toLowerCase().split(/\s+/).filter(word => word);
  const has_all = (text, words) => words.every(word => text.includes(word));
  const add_choices = (select, values) => {
    for (const value of [...new Set(values)].filter(value => value).sort()) select.append(new Option(value, value));
  };
  const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;

  // Findings: groups of one rule each, with their findings in chunks.
  const form = document.querySelector('form[data-findings]');
  const start_findings = () => {
    const holder = document.querySelector('.groups');
    const {q, route, sort} = form.elements;
    const boxes = all('input[name=level]', form);
    let groups = null;
    let total = 0;
    const prepare = () => {
      if (groups) return;
      groups = all(':scope > .group', holder).map((element, index) => ({
        element, index, level: element.dataset.level, rule: element.dataset.rule, count: Number(element.dataset.count),
        chunks: all('.chunk', element), number: element.querySelector('summary .count'),
        head: all(':scope > summary, :scope > .meta, :scope > .help', element).map(part => part.textContent).join(' ').toLowerCase(),
        findings: all('.finding', element).map(item => ({
          item, chunk: item.parentElement, route: item.dataset.route, due: item.dataset.due, text: item.textContent.toLowerCase()})),
      }));
      for (const group of groups) group.due = group.findings.map(one => one.due).filter(day => day).sort()[0] || '9';
      total = groups.reduce((sum, group) => sum + group.findings.length, 0);
      add_choices(route, groups.flatMap(group => group.findings.map(one => one.route)));
    };
    const filter = () => {
      prepare();
      const words = words_of(q.value);
      const levels = new Set(boxes.filter(box => box.checked).map(box => box.value));
      let shown = 0;
      for (const group of groups) {
        const left = words.filter(word => !group.head.includes(word));
        let here = 0;
        const busy = new Set();
        for (const one of group.findings) {
          const fits = levels.has(group.level) && (!route.value || one.route === route.value) && has_all(one.text, left);
          if (one.item.hidden === fits) one.item.hidden = !fits;
          if (fits) { here += 1; busy.add(one.chunk); }
        }
        for (const chunk of group.chunks) chunk.hidden = !busy.has(chunk);
        group.element.hidden = here === 0;
        group.number.textContent = here === group.findings.length ? here : here + ' of ' + group.findings.length;
        shown += here;
      }
      form.querySelector('.shown').textContent = shown + ' of ' + total + ' findings';
      document.querySelector('.nothing').hidden = shown > 0;
    };
    const orders = {
      due: (a, b) => compare(a.due, b.due), count: (a, b) => b.count - a.count, rule: (a, b) => compare(a.rule, b.rule),
    };
    const order = () => {
      prepare();
      const chosen = orders[sort.value] || (() => 0);
      const sorted = [...groups].sort((a, b) => chosen(a, b) || a.index - b.index);
      holder.append(...sorted.map(group => group.element));
    };
    for (const event of ['focusin', 'pointerdown']) form.addEventListener(event, prepare);
    q.addEventListener('input', later(filter));
    for (const box of [...boxes, route]) box.addEventListener('change', filter);
    sort.addEventListener('change', order);
    form.elements.open.addEventListener('click', () => { for (const one of all(':scope > .group', holder)) one.open = true; });
    form.elements.close.addEventListener('click', () => { for (const one of all('details[open]', holder)) one.open = false; });
    form.addEventListener('submit', event => event.preventDefault());
    return () => { form.reset(); filter(); };
  };
  const show_all_findings = form ? start_findings() : () => {};

  // Tables: a button in each head cell that sorts.
  const rows_of = table => all('tbody', table).flatMap(body => [...body.rows]);
  const text_of = (row, column) => row.cells[column] ? row.cells[column].textContent.trim() : '';
  const key_of = (row, column, is_number) => {
    const text = text_of(row, column);
    return is_number ? Number(text.replace(/[^0-9.-]/g, '')) || 0 : text.toLowerCase();
  };
  const sort_table = (table, column, direction, is_number) => {
    const bodies = all('tbody', table);
    const size = bodies[0].rows.length;
    const keyed = rows_of(table).map((row, index) => ({row, index, key: key_of(row, column, is_number)}));
    keyed.sort((a, b) => direction * compare(a.key, b.key) || a.index - b.index);
    bodies.forEach((body, i) => body.append(...keyed.slice(i * size, (i + 1) * size).map(one => one.row)));
    table.dispatchEvent(new Event('sorted'));
  };
  for (const table of all('table[data-sortable]')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute('aria-sort', 'none');
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        for (const other of heads) other.setAttribute('aria-sort', 'none');
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        sort_table(table, column, up ? 1 : -1, head.dataset.sort === 'number');
      });
    });
  }

  // A table that can be searched.
  for (const tools of all('form[data-table]')) {
    const table = by_id(tools.dataset.table);
    const {q, linkage, found} = tools.elements;
    let rows = null;
    const prepare = () => {
      if (rows) return;
      rows = rows_of(table).map(row => ({
        row, text: row.textContent.toLowerCase(), linkages: text_of(row, 4).split(',').map(one => one.trim()),
        has_findings: text_of(row, 6) !== ''}));
      add_choices(linkage, rows.flatMap(one => one.linkages));
    };
    const filter = () => {
      prepare();
      const words = words_of(q.value);
      let shown = 0;
      for (const one of rows) {
        const fits = has_all(one.text, words) && (!linkage.value || one.linkages.includes(linkage.value)) && (!found.checked || one.has_findings);
        if (one.row.hidden === fits) one.row.hidden = !fits;
        if (fits) shown += 1;
      }
      for (const body of all('tbody', table)) body.hidden = [...body.rows].every(row => row.hidden);
      tools.querySelector('.shown').textContent = shown + ' of ' + rows.length + ' components';
    };
    for (const event of ['focusin', 'pointerdown']) tools.addEventListener(event, prepare);
    q.addEventListener('input', later(filter));
    for (const one of [linkage, found]) one.addEventListener('change', filter);
    table.addEventListener('sorted', () => { if (rows) filter(); });
    tools.addEventListener('submit', event => event.preventDefault());
  }

  for (const button of all('[data-unfold], [data-fold]')) {
    const tree = by_id(button.dataset.unfold || button.dataset.fold);
    button.addEventListener('click', () => { for (const one of all('details', tree)) one.open = 'unfold' in button.dataset; });
  }

  // A link to a folded or filtered place shows it; "/" goes to the search of findings; Escape empties a search.
  const reveal = () => {
    const target = location.hash.length > 1 ? by_id(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    if (target.closest('.groups') && (target.hidden || target.closest('[hidden]'))) show_all_findings();
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    const own = target.querySelector(':scope > details');
    if (own) own.open = true;
    setTimeout(() => target.scrollIntoView({block: 'start'}));
  };
  addEventListener('hashchange', reveal);
  reveal();
  addEventListener('keydown', event => {
    const is_typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !is_typing && form && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      form.elements.q.focus();
    }
    if (event.key === 'Escape' && document.activeElement.type === 'search') {
      document.activeElement.value = '';
      document.activeElement.dispatchEvent(new Event('input'));
    }
  });

  // On paper nothing is folded.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = all('details:not([open])');
    for (const one of folded) one.open = true;
  });
  addEventListener('afterprint', () => { for (const one of folded) one.open = false; });
})();
