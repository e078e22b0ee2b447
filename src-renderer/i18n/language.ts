import type { Language } from '#shared/contract/state';
import { en, type Strings } from './en.ts';
import { es } from './es.ts';

const STRINGS: Readonly<Record<Language, Strings>> = { en, es };

export function stringsOf(language: Language): Strings {
  return STRINGS[language];
}

/** The first language of the reader that there is (`navigator.languages`, best first); English when there is none. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'en' || primary === 'es') return primary;
  }
  return 'en';
}
