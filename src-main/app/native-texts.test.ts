import { describe, expect, it } from 'vitest';
import { nativeTexts, systemLanguage } from './native-texts.ts';

/** Every text by its path; one that is made of facts is left to tests of its own. */
function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'function') return [];
    return typeof value === 'string' ? [[`${path}.${key}`, value]] : flat(value, `${path}.${key}`);
  });
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

  it('say what would end with the show, one or many', () => {
    const { ending } = nativeTexts('en');
    expect(ending.live({ displays: 1, guests: 0 })).toBe('1 display is live.');
    expect(ending.live({ displays: 2, guests: 1 })).toBe('2 displays are live and 1 guest is in a room.');
    const es = nativeTexts('es').ending;
    expect(es.live({ displays: 2, guests: 3 })).toBe(
      '2 pantallas están en vivo y hay 3 invitados en una sala.',
    );
    expect(es.live({ displays: 0, guests: 1 })).toBe('Hay 1 invitado en una sala.');
  });

  it('name only the displays that there are', () => {
    const { tray } = nativeTexts('en');
    expect(tray.displays({ live: 2, stale: 0, dark: 0 })).toBe('Displays: 2 live');
    expect(tray.displays({ live: 0, stale: 1, dark: 3 })).toBe('Displays: 0 live, 1 stale, 3 dark');
    const es = nativeTexts('es').tray;
    expect(es.displays({ live: 1, stale: 0, dark: 1 })).toBe('Pantallas: 1 en vivo, 1 a oscuras');
    expect([es.room('Bar'), es.copyAddress('http://h/r/A')]).toEqual(['Sala Bar', 'Copiar http://h/r/A']);
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
