import { describe, expect, it } from 'vitest';
import { FitLimit } from './adaptation-fit.ts';
import { cost, ladderOf } from './adaptation-ladder.ts';
import { ShareLimit } from './adaptation-share.ts';
import { PictureSize } from './adaptation-size.ts';
import { ByteMeter } from './byte-meter.ts';

const ladder = ladderOf('balanced', 'jpeg');
const WHOLE = 100_000;

describe('a share of a network', () => {
  const taken = (share: ShareLimit) => cost(ladder.at(share.position)) * WHOLE;

  it('is kept to at once', () => {
    const share = new ShareLimit(ladder);
    share.update(400_000, WHOLE, 0);
    expect(taken(share)).toBeLessThanOrEqual(400_000);
    expect(taken(share)).toBeGreaterThan(250_000);
  });

  it('is made use of when it has grown for a while', () => {
    const share = new ShareLimit(ladder);
    share.update(400_000, WHOLE, 0);
    const before = share.position;
    for (const at of [1_000, 2_000, 4_900]) share.update(4_000_000, WHOLE, at);
    expect(share.position).toBe(before);
    share.update(4_000_000, WHOLE, 5_000);
    expect(share.position).toBe(0);
  });

  it('moves nobody while it wavers', () => {
    const share = new ShareLimit(ladder);
    share.update(1_000_000, WHOLE, 0);
    const before = share.position;
    for (let at = 250; at < 120_000; at += 250) share.update(1_000_000 * (at % 500 ? 1.02 : 1.08), WHOLE, at);
    expect(share.position).toBe(before);
  });

  it('is not tried again and again with pictures that turn out larger than was thought', () => {
    const share = new ShareLimit(ladder);
    let changes = 0;
    let before = share.position;
    for (let at = 0; at < 120_000; at += 250) {
      // Where pictures are larger, they are half as large again as the guess.
      share.update(800_000, share.position < 6 ? WHOLE * 1.5 : WHOLE, at);
      if (share.position !== before) changes += 1;
      before = share.position;
    }
    expect(changes).toBeLessThanOrEqual(7);
  });
});

describe('S3: what a display takes at most', () => {
  it('lowers pictures when they are too large more than once', () => {
    const fit = new FitLimit(ladder, 60_000);
    fit.tooLarge(WHOLE, 0);
    expect(fit.mostSize).toBe(Number.POSITIVE_INFINITY);
    fit.tooLarge(WHOLE, 1_000);
    expect(fit.mostSize * WHOLE).toBeLessThanOrEqual(60_000);
  });

  it('does not mind one odd picture now and then', () => {
    const fit = new FitLimit(ladder, 60_000);
    for (let at = 0; at < 100_000; at += 6_000) fit.tooLarge(WHOLE, at);
    expect(fit.mostSize).toBe(Number.POSITIVE_INFINITY);
  });

  it('raises them again when they have been small for a while', () => {
    const fit = new FitLimit(ladder, 60_000);
    fit.tooLarge(WHOLE, 0);
    fit.tooLarge(WHOLE, 1_000);
    fit.update(WHOLE / 4, 10_000);
    expect(fit.mostSize).toBeLessThan(1);
    fit.update(WHOLE / 4, 11_000);
    expect(fit.mostSize).toBe(Number.POSITIVE_INFINITY);
  });

  it('waits longer once that has failed', () => {
    const fit = new FitLimit(ladder, 60_000);
    for (const at of [0, 1_000]) fit.tooLarge(WHOLE, at);
    fit.update(1_000, 20_000);
    for (const at of [21_000, 22_000]) fit.tooLarge(WHOLE, at);
    fit.update(1_000, 100_000);
    expect(fit.mostSize).toBeLessThan(1);
    fit.update(1_000, 142_000);
    expect(fit.mostSize).toBe(Number.POSITIVE_INFINITY);
  });

  it('follows at once when another firmware takes less', () => {
    const fit = new FitLimit(ladder, 200_000);
    fit.setMaxBytes(30_000, WHOLE);
    expect(fit.mostSize * WHOLE).toBeLessThanOrEqual(30_000);
  });

  it('goes down to the smallest, and no further', () => {
    const fit = new FitLimit(ladder, 100);
    for (let at = 0; at < 60_000; at += 500) fit.tooLarge(WHOLE, at);
    expect(fit.mostSize).toBe(ladder.at(ladder.last).size);
  });
});

describe('how large pictures are', () => {
  it('follows a drawing that fills up', () => {
    const size = new PictureSize();
    for (let at = 0; at < 10_000; at += 33) size.saw(10_000 + at * 5, 0.5, at);
    expect(size.mean).toBeGreaterThan(80_000);
    expect(size.mean).toBeLessThan(120_000);
  });

  it('takes the first one for what it is, and guesses before that', () => {
    const size = new PictureSize();
    expect(size.mean).toBeGreaterThan(50_000);
    size.saw(4_000, 1, 0);
    expect(size.mean).toBe(4_000);
  });

  it('remembers the largest for a while', () => {
    const size = new PictureSize();
    size.saw(90_000, 0.5, 0);
    for (let at = 1_000; at <= 9_000; at += 1_000) size.saw(10_000, 0.5, at);
    expect(size.peak).toBe(180_000);
    for (let at = 10_000; at <= 40_000; at += 1_000) size.saw(10_000, 0.5, at);
    expect(size.peak).toBe(20_000);
  });
});

describe('a meter of bytes', () => {
  it('tells those of the last two seconds, as a second’s', () => {
    const meter = new ByteMeter();
    for (let at = 0; at < 10_000; at += 100) meter.add(1_000, at);
    expect(meter.bytesPerSecond(9_950)).toBe(10_000);
    expect(meter.picturesPerSecond(9_950)).toBe(10);
    expect(meter.bytesPerSecond(11_000)).toBeLessThan(6_000);
    expect(meter.bytesPerSecond(13_000)).toBe(0);
  });
});
