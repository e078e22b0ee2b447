import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleTouchdesigner, touchdesignerState } from '#shared/contract/test-kit/example-touchdesigner';
import { CLOSE } from '#shared/wire/close-codes';
import { type Left, leftTone, leftToTell, whyLeft } from './why-left.ts';

const NOW = 10_000_000;
const MINUTE = 60_000;

const left = (code: number, agoMs = 1_000): Left => ({
  name: 'Bar projection',
  address: '192.168.1.31',
  atMs: NOW - agoMs,
  code,
  refused: false,
});

describe('why a connection ended', () => {
  it.each(Object.entries(CLOSE))('R4 %s is told apart by its code', (name, code) => {
    expect(whyLeft(left(code))).toBe(name);
  });

  it('is known to the socket alone where the relay said nothing', () => {
    expect([1000, 1005, 1006].map(code => whyLeft(left(code)))).toEqual(['hungUp', 'hungUp', 'broken']);
  });

  it('has a word whatever the code', () => {
    fc.assert(fc.property(fc.integer(), code => whyLeft(left(code)) !== undefined));
    expect(whyLeft(left(4999))).toBe('other');
  });
});

describe('the light of a room that somebody has left', () => {
  it.each([4400, 4401, 4403, 4404, 4408, 4409, 4413, 4429, 1009])('R4 is red after %i, for a while', code => {
    expect(leftTone(left(code), NOW)).toBe('dark');
    expect(leftTone(left(code, 11 * MINUTE), NOW)).toBe('off');
  });

  it.each([1001, 1006, 4999])('is amber after %i as long as a return can be hoped for', code => {
    expect(leftTone(left(code), NOW)).toBe('stale');
    expect(leftTone(left(code, 2 * MINUTE), NOW)).toBe('off');
  });

  it('is out when TouchDesigner hung up: nobody is to do anything', () => {
    expect(leftTone(left(1000), NOW)).toBe('off');
  });
});

describe('who left last', () => {
  const other = exampleTouchdesigner({ name: 'Stage', address: '192.168.1.32' });
  const back = exampleTouchdesigner({ since: NOW - 500 });

  it('is always told in an empty room', () => {
    expect(leftToTell(touchdesignerState([], { left: left(1006, 60 * MINUTE) }), NOW)).toBeDefined();
    expect(leftToTell(touchdesignerState(), NOW)).toBeUndefined();
  });

  it('is told beside somebody else for a while', () => {
    expect(leftToTell(touchdesignerState([other], { left: left(1006) }), NOW)).toBeDefined();
    expect(leftToTell(touchdesignerState([other], { left: left(1006, 11 * MINUTE) }), NOW)).toBeUndefined();
  });

  it('is not told once it is back, unless it was cut off for a reason that will return with it', () => {
    expect(leftToTell(touchdesignerState([back], { left: left(1006) }), NOW)).toBeUndefined();
    expect(leftToTell(touchdesignerState([back], { left: left(4408) }), NOW)?.code).toBe(4408);
  });
});
