import type { Language } from '#shared/contract/state';
import { type GuestStrings, guestEn } from './guest-en.ts';
import { guestEs } from './guest-es.ts';

const STRINGS: Readonly<Record<Language, GuestStrings>> = { en: guestEn, es: guestEs };

export function guestStringsOf(language: Language): GuestStrings {
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
