import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { formatOf } from './format.ts';
import { preferredLanguage } from './language.ts';
import { stringsOf } from './operator-strings.ts';

/** Every text of a language by its path; functions are asked with numbers as text. */
function texts(strings: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(strings)) {
    const here = `${path}.${key}`;
    if (typeof value === 'string') found.set(here, value);
    else if (typeof value === 'function') found.set(here, String(value('7', '8', '9', '10')));
    else for (const [deeper, text] of texts(value, here)) found.set(deeper, text);
  }
  return found;
}

/** Names and international words that are the same in both languages. */
const SAME =
  /\.units\.|\.title$|\.monitor$|\.version$|touchdesigner$|\.virtual$|bytesTitle|why\..*Wi-Fi|\.no$/i;

describe('the languages', () => {
  it('have the same keys', () => {
    expect([...texts(es).keys()].sort()).toEqual([...texts(en).keys()].sort());
  });

  it('have no text that is empty, forgotten or left untranslated', () => {
    const english = texts(en);
    for (const [key, text] of texts(es)) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toContain('undefined');
      if (!SAME.test(key)) expect(text, key).not.toBe(english.get(key));
    }
  });

  it('say every number that they are given', () => {
    for (const strings of [en, es]) {
      expect(strings.draw.waiting(3)).toContain('3');
      expect(strings.draw.waiting(1)).not.toBe(strings.draw.waiting(2).replace('2', '1'));
      expect(strings.artist.codeUnknown('K7QMXD')).toContain('K7QMXD');
      expect(strings.operator.monitor.worst('20:41:07', '93 ms', 'queue', '71 ms')).toMatch(
        /20:41:07.*93 ms.*71 ms/,
      );
    }
  });

  it('follow the reader: the first language that there is, English otherwise', () => {
    expect(preferredLanguage(['ca', 'es-MX', 'en'])).toBe('es');
    expect(preferredLanguage(['en-GB', 'es'])).toBe('en');
    expect(preferredLanguage(['fr', 'de'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
    expect(stringsOf('es')).toBe(es);
  });
});

describe('formatOf', () => {
  const english = formatOf('en');
  const spanish = formatOf('es');

  it.each([
    [30, '0.03 s'],
    [0, '0 s'],
    [-50, '0 s'],
    [999, '1 s'],
    [6_200, '6.2 s'],
    [31_900, '31 s'],
    [130_000, '2 min 10 s'],
    [3_599_000, '59 min'],
    [3_600_000 * 5 + 60_000, '5 h 1 min'],
    [86_400_000 * 2 + 3_600_000 * 3, '2 d 3 h'],
  ])('says how long %i ms are: %s', (ms, text) => {
    expect(english.duration(ms)).toBe(text);
  });

  it('writes numbers as the language does', () => {
    expect(english.number(58.94, 1)).toBe('58.9');
    expect(spanish.number(58.94, 1)).toBe('58,9');
    expect(english.bytes(22_600_000)).toBe('22.6 MB');
    expect(english.bytes(81_920)).toBe('82 kB');
    expect(spanish.bytesPerSecond(1_900_000)).toBe('1,9 MB/s');
    expect(english.percent(0.92)).toBe('92 %');
    expect(english.dbm(-61)).toBe('−61 dBm');
    expect(english.ms(3.14)).toBe('3.1 ms');
    expect(english.ms(31.4)).toBe('31 ms');
    expect(english.fps(-0)).toBe('0 fps');
  });

  it('gives the time of day in 24 hours', () => {
    const noon = new Date(2026, 10, 21, 20, 41, 7).getTime();
    expect(english.time(noon)).toBe('20:41:07');
  });
});
