import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureNames, timeWithZone } from './picture-name.ts';

const NOON = new Date(2026, 10, 21, 12, 5, 9).getTime();

function nameOf(room: string, atMs = NOON): string {
  const [name = ''] = pictureNames(atMs, room, 'K7QMXD');
  return name;
}

describe('the name of a picture’s file', () => {
  it('says when, local time, and where', () => {
    expect(nameOf('Hall')).toBe('2026-11-21 12-05-09 Hall.png');
    expect(nameOf('Taller de otoño 🌳')).toBe('2026-11-21 12-05-09 Taller de otoño 🌳.png');
  });

  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['../../etc/passwd', 'etc passwd'],
    ['. . hidden . .', 'hidden'],
    ['\u202Egnp.exe\u0007\n\t  x\u200B', 'gnp.exe x'],
    ['e\u0301l', 'él'],
    ['...', 'K7QMXD'],
    ['', 'K7QMXD'],
    ['\uD800', 'K7QMXD'],
    ['CON', 'CON'],
    ['x'.repeat(300), 'x'.repeat(100)],
    ['花'.repeat(60), '花'.repeat(33)],
  ])('makes %j safe', (room, safe) => {
    expect(nameOf(room)).toBe(`2026-11-21 12-05-09 ${safe}.png`);
  });

  it('fits every file system, whatever the room is called', () => {
    const anyName = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 200 }));
    fc.assert(
      fc.property(anyName, room => {
        const name = nameOf(room);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(143);
        expect(name).toMatch(/^2026-11-21 12-05-09 [^ .].*(?<![ .])\.png$/u);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{C}]/u);
        // Windows keeps CON, NUL, COM1 … for itself, with any ending.
        expect(name.split('.')[0]?.trim()).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
        expect(name).toBe(name.normalize('NFC'));
      }),
      { numRuns: 300 },
    );
  });

  it('sorts as time goes by', () => {
    const moment = fc.integer({ min: NOON, max: NOON + 90 * 86_400_000 });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        // Within the hour that a clock is set back by, local times come twice.
        fc.pre(Math.abs(a - b) > 2 * 3_600_000);
        expect(nameOf('Hall', a) < nameOf('Hall', b)).toBe(a < b);
      }),
    );
  });

  it('has a number when there are more in the same second', () => {
    const names = [...pictureNames(NOON, 'Hall', 'K7QMXD')];
    expect(names.slice(0, 3)).toEqual([
      '2026-11-21 12-05-09 Hall.png',
      '2026-11-21 12-05-09 Hall_2.png',
      '2026-11-21 12-05-09 Hall_3.png',
    ]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the time in a picture', () => {
  it('is the moment, to the second, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), seconds => {
        const text = timeWithZone(seconds * 1_000);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        expect(Date.parse(text)).toBe(seconds * 1_000);
      }),
    );
  });

  it.each([
    ['Asia/Kolkata', '2026-11-21T17:30:00+05:30'],
    ['America/St_Johns', '2026-11-21T08:30:00-03:30'],
    ['UTC', '2026-11-21T12:00:00+00:00'],
  ])('says how far %s is from UTC', (zone, expected) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      expect(timeWithZone(Date.UTC(2026, 10, 21, 12))).toBe(expected);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
