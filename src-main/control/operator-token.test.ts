import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { OperatorToken } from './operator-token.ts';

const fileIn = (folder: string) => path.join(folder, 'operator-token');

describe('the operator’s token', () => {
  it('is long, fits into an address, and is another one everywhere', () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()].map(
      folder => new OperatorToken({ folder }).value,
    );
    expect(one).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(one).not.toBe(other);
  });

  it('is the same after a restart', () => {
    const folder = temporaryFolder();
    const { value } = new OperatorToken({ folder });
    expect(new OperatorToken({ folder }).value).toBe(value);
  });

  it.skipIf(process.platform === 'win32')(
    'is for this machine’s user alone, whatever the file was before',
    () => {
      const folder = path.join(temporaryFolder(), 'not', 'there', 'yet');
      const token = new OperatorToken({ folder });
      const mode = () => statSync(fileIn(folder)).mode & 0o777;
      expect(mode()).toBe(0o600);
      chmodSync(fileIn(folder), 0o644);
      expect(new OperatorToken({ folder }).value).toBe(token.value);
      expect(mode()).toBe(0o600);
      token.renew();
      expect(mode()).toBe(0o600);
      expect(readdirSync(folder)).toEqual(['operator-token']);
    },
  );

  it.each(['', '\n', 'short', 'has spaces in the middle of it all', 'x'.repeat(300)])(
    'a file that holds none (%j) is replaced',
    text => {
      const folder = temporaryFolder();
      writeFileSync(fileIn(folder), text);
      const { value } = new OperatorToken({ folder });
      expect(readFileSync(fileIn(folder), 'utf8')).toBe(`${value}\n`);
      expect(value).toHaveLength(32);
    },
  );

  it('takes itself and nothing else', () => {
    const token = new OperatorToken({ folder: temporaryFolder() });
    expect(token.matches(token.value)).toBe(true);
    const near = fc.nat({ max: 31 }).map(at => token.value.slice(0, at) + token.value.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), text => {
        expect(token.matches(text)).toBe(false);
      }),
    );
  });

  it('renewed, the old one is void, the new one lasts, and who listens knows at once', () => {
    const folder = temporaryFolder();
    const token = new OperatorToken({ folder });
    const old = token.value;
    const heard: string[] = [];
    const stop = token.on(() => heard.push(token.value));
    const fresh = token.renew();
    expect([token.matches(old), token.matches(fresh)]).toEqual([false, true]);
    expect(heard).toEqual([fresh]);
    expect(new OperatorToken({ folder }).value).toBe(fresh);
    stop();
    token.renew();
    expect(heard).toHaveLength(1);
  });

  it('that cannot be kept stays what it was, and nobody is told', () => {
    const folder = temporaryFolder();
    const token = new OperatorToken({ folder });
    const { value } = token;
    const heard: string[] = [];
    token.on(() => heard.push('renewed'));
    // In the way of the file that would be written; permissions would not stop a test that runs as root.
    mkdirSync(`${fileIn(folder)}.${process.pid}.tmp`);
    expect(() => token.renew()).toThrow();
    expect([token.value, token.matches(value), heard]).toEqual([value, true, []]);
    expect(readFileSync(fileIn(folder), 'utf8')).toBe(`${value}\n`);
  });
});
