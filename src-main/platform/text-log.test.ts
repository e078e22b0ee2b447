import { describe, expect, it } from 'vitest';
import type { LogLevel } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { textLog } from './text-log.ts';

function make(level?: () => LogLevel) {
  const lines: string[] = [];
  const clock = new ManualClock(Date.UTC(2026, 10, 22, 20, 41, 7, 5));
  return { lines, clock, log: textLog(line => lines.push(line), clock, level ? { level } : {}) };
}

describe('the log as text', () => {
  it('is one line a sentence: when, how bad, where, what and the facts', () => {
    const { log, lines } = make();
    log.warn('relay', 'a client is too slow', { client: 'c7' });
    log.info('app', 'started');
    expect(lines).toEqual([
      '20:41:07 warn relay: a client is too slow {"client":"c7"}\n',
      '20:41:07 info app: started\n',
    ]);
  });

  it('leaves out what is below its level, which may change meanwhile', () => {
    let level: LogLevel = 'info';
    const { log, lines } = make(() => level);
    log.debug('app', 'unseen');
    level = 'debug';
    log.debug('app', 'seen');
    level = 'error';
    log.warn('app', 'unseen');
    expect(lines).toEqual(['20:41:07 debug app: seen\n']);
  });

  it('sets in what follows the first line, so that no text of others can pass for an entry', () => {
    const { log, lines } = make();
    log.error('process', 'Error: no\n20:41:08 info app: forged');
    expect(lines).toEqual(['20:41:07 error process: Error: no\n    20:41:08 info app: forged\n']);
  });

  it('holds no token and no PIN, neither in the sentence nor in the facts', () => {
    const { log, lines } = make();
    log.error('relay', 'GET /operator?token=s3cr3t-token failed', { key: '4711' });
    expect(lines.join('')).not.toMatch(/s3cr3t|4711/);
  });
});
