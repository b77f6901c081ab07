// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
//
// node judge_sboms.mjs SLUICE SCHEMAS WORK DIFFERENCES FOLDER...
// Holds `sluice sbom validate` against independent validators: ajv with the official JSON schemas, xmllint with the official XSDs; over
// the CycloneDX documents of the folders, and over altered copies of the valid ones. Prints a table and every difference; ends with 1
// where one is not explained in DIFFERENCES.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [sluice, schemas, work, differences, ...folders] = process.argv.slice(2);
const require = createRequire(path.join(process.env.SLUICE_NPM ?? '.', 'package.json'));
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;
const versions = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];
const altered_json = 3000;
const altered_xml = 400;
const batch = 500;

const read = file => fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '');

function make_judge() {
  const ajv = new Ajv({ strict: false, logger: false });
  addFormats(ajv);
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    const file = `${name}.SNAPSHOT.schema.json`;
    ajv.addSchema(JSON.parse(read(path.join(schemas, file))), `http://cyclonedx.org/schema/${file}`);
  }
  const judges = {};
  for (const version of versions) {
    const strict = version === '1.2' || version === '1.3' ? '-strict' : '';
    const schema = JSON.parse(read(path.join(schemas, `bom-${version}${strict}.SNAPSHOT.schema.json`)));
    // The package's copies dropped what the published schemas up to 1.4 require.
    if (version <= '1.4' && !schema.required.includes('version')) schema.required.push('version');
    judges[version] = ajv.compile(schema);
  }
  return text => {
    try {
      const document = JSON.parse(text);
      const judge = judges[document.specVersion];
      return judge !== undefined && judge(document);
    } catch {
      return false;
    }
  };
}

function* files_below(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files_below(file);
    else if (entry.isFile() && fs.statSync(file).size < 4 << 20) yield file;
  }
}

const is_json = file => file.endsWith('.json') && /"bomFormat"\s*:\s*"CycloneDX"/.test(read(file));
const xml_version = text => /cyclonedx\.org\/schema\/bom\/(1\.[0-7])/.exec(text)?.[1];
const is_xml = file => file.endsWith('.xml') && xml_version(read(file)) !== undefined;

// Park and Miller's generator: the same copies in every run.
let seed = 20261122;
const pick = count => { seed = (seed * 48271) % 2147483647; return seed % count; };
const junk = [null, true, 0, -1, 1.5, '', 'x', 'MIT', '2024-01-01T00:00:00Z', 'a\nb', 'http://a.example', [], {}, [1], { x: 1 }, 'SHA-1'];

function places(node, out = []) {
  if (node !== null && typeof node === 'object') {
    for (const key of Object.keys(node)) { out.push([node, key]); places(node[key], out); }
  }
  return out;
}

function alter(document) {
  const all = places(document);
  const [node, key] = all[pick(all.length)];
  const [other, other_key] = all[pick(all.length)];
  const copy = structuredClone(other[other_key]);
  switch (pick(5)) {
    case 0: if (Array.isArray(node)) node.splice(Number(key), 1); else delete node[key]; break;
    case 1: node[key] = junk[pick(junk.length)]; break;
    case 2: node[key] = copy; break;
    case 3: if (Array.isArray(node)) node.push(structuredClone(node[pick(node.length)])); else node[other_key] = copy; break;
    default: if (typeof node[key] === 'string') node[key] = node[key].slice(0, pick(node[key].length + 1)) + ['', ' ', 'Z', '1'][pick(4)];
      else if (typeof node[key] === 'number') node[key] *= [-1, 0.5, 0][pick(3)];
  }
}

function write_altered_json(valid) {
  const folder = path.join(work, 'altered');
  fs.mkdirSync(folder, { recursive: true });
  const made = [];
  for (let i = 0; i < altered_json; ++i) {
    const document = JSON.parse(read(valid[pick(valid.length)]));
    for (let times = pick(2); times >= 0; --times) alter(document);
    if (document.bomFormat !== 'CycloneDX') continue;  // then it is no SBOM by its bytes
    const file = path.join(folder, `${i}.json`);
    fs.writeFileSync(file, JSON.stringify(document));
    made.push(file);
  }
  return made;
}

// Only elements written on one line are taken out, doubled or changed: the document stays well-formed.
function write_altered_xml(valid) {
  const folder = path.join(work, 'altered');
  const made = [];
  for (let i = 0; i < altered_xml; ++i) {
    const lines = read(valid[pick(valid.length)]).split('\n');
    const at = [...lines.keys()].filter(n => /^\s*<(\w[\w:-]*)[^<>]*>[^<>]*<\/\1>\s*$/.test(lines[n]));
    if (at.length === 0) continue;
    const line = at[pick(at.length)];
    switch (pick(4)) {
      case 0: lines.splice(line, 1); break;
      case 1: lines.splice(line, 0, lines[line]); break;
      case 2: lines[line] = lines[line].replace(/>[^<>]*</, `>${['x', '', '-1', 'MIT'][pick(4)]}<`); break;
      default: lines[line] = lines[line].replace(/<(\w[\w:-]*)/, '<$1 odd="1"');
    }
    const file = path.join(folder, `${i}.xml`);
    fs.writeFileSync(file, lines.join('\n'));
    made.push(file);
  }
  return made;
}

function ours(files) {
  const verdicts = new Map();
  for (let at = 0; at < files.length; at += batch) {
    const some = files.slice(at, at + batch);
    const ended = spawnSync(sluice, ['sbom', 'validate', ...some], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (ended.status !== 0 && ended.status !== 1) throw new Error(`sluice ended with ${ended.status}: ${ended.stderr}`);
    for (const line of ended.stdout.split('\n')) {
      const match = /^(.*?): cyclonedx-\w+ .*: (valid|valid by its schema, with problems|not valid)$/.exec(line);
      if (match) verdicts.set(match[1], match[2] !== 'not valid');
      if (line.endsWith(': no SBOM that is known by its bytes')) verdicts.set(line.slice(0, line.lastIndexOf(': ')), false);
    }
  }
  return verdicts;
}

function xmllint(files) {
  const verdicts = new Map();
  for (const version of ['1.0', '1.1', ...versions]) {
    const some = files.filter(file => xml_version(read(file)) === version);
    if (some.length === 0) continue;
    const xsd = path.join(schemas, `bom-${version}.SNAPSHOT.xsd`);
    const ended = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, ...some], { encoding: 'utf8', maxBuffer: 1 << 28 });
    for (const file of some) verdicts.set(file, ended.stderr.includes(`${file} validates\n`));
  }
  return verdicts;
}

function compare(name, files, judge, explained) {
  const said = ours(files);
  let same = 0;
  const unexplained = [];
  for (const file of files) {
    const mine = said.get(file);
    if (mine === undefined) throw new Error(`no word of ${file}`);
    if (mine === judge(file)) { ++same; continue; }
    const known = explained.some(each => file.endsWith(each));
    console.log(`  ${name}: ${file}: we say ${mine ? 'valid' : 'not valid'}, the judge does not${known ? ' (explained)' : ''}`);
    if (!known) unexplained.push(file);
  }
  const share = files.length === 0 ? 100 : 100 * same / files.length;
  console.log(`${name.padEnd(24)} ${String(same).padStart(5)} of ${String(files.length).padStart(5)}  ${share.toFixed(2)} %`);
  return unexplained.length === 0 && share >= 99;
}

try { execFileSync('xmllint', ['--version'], { stdio: 'ignore' }); } catch { console.log('skipped: no xmllint'); process.exit(77); }
fs.rmSync(work, { recursive: true, force: true });
const explained = read(differences).split('\n').filter(line => line !== '' && !line.startsWith('#')).map(line => line.split('\t')[0]);
const all = folders.filter(folder => fs.existsSync(folder)).flatMap(folder => [...files_below(folder)]).sort();
const json = all.filter(is_json);
const xml = all.filter(is_xml);
const by_ajv = make_judge();
const small = file => fs.statSync(file).size < 20000;
const made_json = write_altered_json(json.filter(file => small(file) && by_ajv(read(file))));
const made_xml = write_altered_xml(xml.filter(small));
const by_xmllint = xmllint([...xml, ...made_xml]);
const judged = [
  compare('JSON, ajv', json, file => by_ajv(read(file)), explained),
  compare('JSON, altered, ajv', made_json, file => by_ajv(read(file)), explained),
  compare('XML, xmllint', xml, file => by_xmllint.get(file), explained),
  compare('XML, altered, xmllint', made_xml, file => by_xmllint.get(file), explained),
];
process.exit(judged.every(Boolean) ? 0 : 1);
