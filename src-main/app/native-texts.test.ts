import { describe, expect, it } from 'vitest';
import { nativeTexts, systemLanguage } from './native-texts.ts';

/** Every text by its path. */
function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}.${key}`, value]] : flat(value, `${path}.${key}`),
  );
}

describe('the native texts', () => {
  it('are in both languages, none forgotten and none left in English', () => {
    const english = new Map(flat(nativeTexts('en')));
    const spanish = flat(nativeTexts('es'));
    expect(spanish.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of spanish) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toBe(english.get(key));
    }
  });

  it.each([
    ['es', 'es'],
    ['es-MX', 'es'],
    ['ES-es', 'es'],
    ['en-GB', 'en'],
    ['est', 'en'],
    ['ca', 'en'],
    ['', 'en'],
  ])('follow a system that speaks %j in %s', (locale, language) => {
    expect(systemLanguage(locale)).toBe(language);
  });
});
