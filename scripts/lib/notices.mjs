import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importedPackages } from './bundled-packages.mjs';
import { packagesBehind, productionRoots } from './production-tree.mjs';
import { repo } from './repo.mjs';

/** Made anew for every package and not kept in git: it belongs to the very tree that is shipped. */
export const noticesFile = join(repo, 'resources', 'THIRD-PARTY-NOTICES.txt');

const RULE = '-'.repeat(78);

/** Code of others inside prebuilt files, whose packages bring no text for it. */
const INSIDE_PREBUILT = [
  'libjpeg-turbo, inside @julusian/jpeg-turbo: IJG, BSD-3-Clause and zlib licences. This software is based in part on the work of the Independent JPEG Group. https://github.com/libjpeg-turbo/libjpeg-turbo/blob/main/LICENSE.md',
  'Skia, inside @napi-rs/canvas: BSD-3-Clause, Copyright (c) 2011 Google Inc. https://skia.googlesource.com/skia/+/main/LICENSE',
  'SQLite, inside @photostructure/sqlite: public domain. https://www.sqlite.org/copyright.html',
  'libvips and its libraries, inside sharp: LGPL-3.0-or-later and others, listed with their texts at https://github.com/lovell/sharp-libvips/blob/main/THIRD-PARTY-NOTICES.md; in this app they are files of their own and may be replaced.',
  'Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
];

/** Writes the licences of everything in the package that is not ours. */
export function writeNotices(file = noticesFile, folder = repo) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, notices(folder));
}

/** Throws with a sentence for a package that does not say its licence. */
export function notices(folder = repo) {
  const roots = [...new Set([...productionRoots(folder), ...importedPackages(folder)])];
  const parts = packagesBehind(roots, { folder }).map(entry => noticeOf(entry, folder));
  const head = 'Lienzo contains the work of others, under the licences below. Thank you.';
  return `${[head, ...INSIDE_PREBUILT, ...parts].join(`\n\n${RULE}\n\n`)}\n`;
}

function noticeOf({ name, path, manifest }, folder) {
  const licence = licenceName(manifest);
  const texts = licenceTexts(join(folder, path));
  if (!licence && texts.length === 0) throw new Error(`${name} ${manifest.version} does not say its licence`);
  return [`${name} ${manifest.version}${licence ? ` (${licence})` : ''}`, ...texts].join('\n\n');
}

function licenceName({ license, licenses }) {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
}

/** The licence and notice files at the top of a package. */
function licenceTexts(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && /^(licen[cs]e|notice|copying|third-party)/i.test(entry.name))
    .map(entry => entry.name)
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}
