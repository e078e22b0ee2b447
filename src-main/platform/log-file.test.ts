import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogLevel } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { LogFile, type LogFileOptions } from './log-file.ts';

function make(options: Partial<LogFileOptions> = {}) {
  const clock = new ManualClock();
  const file = new LogFile({ folder: path.join(temporaryFolder(), 'logs'), clock, ...options });
  return { clock, file, text: () => (existsSync(file.file) ? readFileSync(file.file, 'utf8') : '') };
}

/** Every part of the log, the oldest first. */
function wholeLog(folder: string): string {
  const age = (name: string) => Number(/\.(\d+)\.log$/.exec(name)?.[1] ?? 0);
  const names = readdirSync(folder).sort((a, b) => age(b) - age(a));
  return names.map(name => readFileSync(path.join(folder, name), 'utf8')).join('');
}

const fullDisk = () => {
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
};

describe('the log file', () => {
  it('gathers what can wait, and has it on the disk a moment later', () => {
    const { clock, file, text } = make();
    file.write('one\n', 'info');
    file.write('two\n', 'debug');
    expect(text()).toBe('');
    clock.advance(250);
    expect([text(), clock.pending]).toEqual(['one\ntwo\n', 0]);
  });

  it.each(['warn', 'error'] as const)(
    'has a sentence of level %s on the disk at once, after what came before',
    level => {
      const { clock, file, text } = make();
      file.write('before\n', 'info');
      file.write('now\n', level);
      expect([text(), clock.pending]).toEqual(['before\nnow\n', 0]);
    },
  );

  it('does not let more wait than a write should take', () => {
    const { file, text } = make();
    for (let line = 0; line < 70; line += 1) file.write(`${'x'.repeat(1_023)}\n`, 'info');
    expect(text().length).toBeGreaterThan(64 * 1024);
  });

  it('is continued by the next start', () => {
    const { file, clock, text } = make();
    file.write('yesterday\n', 'info');
    file.close();
    const next = new LogFile({ folder: file.folder, clock });
    next.write('today\n', 'info');
    next.close();
    expect([text(), clock.pending]).toEqual(['yesterday\ntoday\n', 0]);
  });

  it('keeps every line in order, loses only the oldest, and never outgrows its cap', () => {
    const line = fc.record({
      text: fc.string({ maxLength: 60 }).map(text => text.replaceAll('\n', '')),
      level: fc.constantFrom<LogLevel>('debug', 'info', 'warn', 'error'),
    });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 200 }),
        fc.integer({ min: 300, max: 2_000 }),
        (lines, fileBytes) => {
          const { file } = make({ fileBytes, files: 3 });
          for (const [index, { text, level }] of lines.entries()) file.write(`${index} ${text}\n`, level);
          file.close();
          if (lines.length === 0) return;
          const all = lines.map(({ text }, index) => `${index} ${text}\n`).join('');
          const kept = wholeLog(file.folder);
          expect(all.endsWith(kept)).toBe(true);
          expect(kept.endsWith(`${lines.length - 1} ${lines.at(-1)?.text}\n`)).toBe(true);
          const sizes = readdirSync(file.folder).map(name => statSync(path.join(file.folder, name)).size);
          expect(sizes.length).toBeLessThanOrEqual(3);
          for (const size of sizes) expect(size).toBeLessThanOrEqual(fileBytes);
          rmSync(file.folder, { recursive: true });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('cuts an entry that is too long for anybody', () => {
    const { file, text } = make();
    file.write(`${'x'.repeat(100_000)}\n`, 'error');
    expect(text().length).toBeLessThan(20_000);
    expect(text().endsWith(' …\n')).toBe(true);
  });

  it('says how much is missing once a full disk has room again', () => {
    let full = true;
    const { file, text } = make({
      writePart: (handle, bytes) => (full ? fullDisk() : writeSync(handle, bytes)),
    });
    file.write('lost one\n', 'warn');
    file.write('lost two\n', 'warn');
    full = false;
    file.write('back\n', 'warn');
    file.write('well\n', 'warn');
    expect(text()).toMatch(/^\n… 2 entries are missing here.+ENOSPC.*\nback\nwell\n$/);
  });

  it('begins a new line after one that the disk cut off', () => {
    let full = false;
    const { file, text } = make({
      writePart: (handle, bytes) => {
        if (full) return fullDisk();
        full = true;
        return writeSync(handle, bytes.subarray(0, 3));
      },
    });
    file.write('half of it\n', 'error');
    full = false;
    file.write('x\n', 'error');
    full = false;
    file.flush();
    expect(text().split('\n')[0]).toBe('hal');
  });

  it('does not mind a folder that cannot be, and takes it when it can', () => {
    const parent = temporaryFolder();
    const blocked = path.join(parent, 'logs');
    writeFileSync(blocked, 'a file where the folder should be');
    const { file, text } = make({ folder: blocked });
    expect(() => file.write('nowhere\n', 'error')).not.toThrow();
    rmSync(blocked);
    file.write('here\n', 'error');
    expect(text()).toContain('here\n');
  });

  it('starts its newest part anew when that cannot be moved', () => {
    const { file, text } = make({ fileBytes: 20, files: 2 });
    // Nothing can take the name of a folder that is not empty.
    mkdirSync(path.join(file.folder, 'lienzo.1.log', 'held'), { recursive: true });
    file.write('0123456789abcdef\n', 'error');
    file.write('the next\n', 'error');
    expect(text()).toBe('the next\n');
  });
});
