import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { repo } from '../lib/repo.mjs';

/** What git has, by its path from the checkout's folder; nothing when this is no git checkout. */
function trackedFiles() {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: repo, encoding: 'utf8' });
  return status === 0 ? stdout.split('\0').filter(Boolean) : [];
}

/** The targets of inline links, pictures and reference definitions, outside code. */
function targetsIn(markdown) {
  const prose = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
  const inline = prose.matchAll(/\]\(\s*<?([^)\s>]+)/g);
  const references = prose.matchAll(/^\[[^\]]+\]:\s*<?([^\s>]+)/gm);
  const html = prose.matchAll(/\b(?:src|href)="([^"]+)"/g);
  return [...inline, ...references, ...html].map(([, target]) => target);
}

const isRelative = target => !/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target);

const files = trackedFiles();
const markdown = files.filter(file => file.endsWith('.md'));

for (const file of markdown) {
  test(`every relative link in ${file} is a file that git has`, () => {
    const known = new Set([...files, ...files.flatMap(foldersOf)]);
    const lost = targetsIn(readFileSync(join(repo, file), 'utf8'))
      .filter(isRelative)
      .filter(target => !known.has(pathOf(target, file)));
    assert.deepEqual(lost, []);
  });
}

test('links are found in prose, and not in code', () => {
  const text = '[a](b.md#c) ![d](e.png "f")\n[g]: h.md\n`[i](j)`\n```\n[k](l)\n```\n<img src="m.png">';
  assert.deepEqual(targetsIn(text), ['b.md#c', 'e.png', 'h.md', 'm.png']);
});

test('there is markdown to look at', { skip: files.length === 0 && 'no git checkout' }, () => {
  assert.ok(markdown.includes('README.md'));
});

/** Where a link of `file` leads, as git writes it: from the checkout's folder, without a place in the file. */
function pathOf(target, file) {
  const [path] = target.split(/[?#]/);
  return posix.join(dirname(file), decodeURIComponent(path)).replace(/\/$/, '');
}

function foldersOf(file) {
  const names = file.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
