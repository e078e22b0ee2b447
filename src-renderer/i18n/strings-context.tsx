import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Language } from '#shared/contract/state';
import { type Format, formatOf } from './format.ts';
import type { GuestStrings } from './guest-en.ts';
import { guestStringsOf } from './language.ts';

interface Speech {
  readonly language: Language;
  readonly strings: GuestStrings;
  readonly format: Format;
}

const speechOf = (language: Language): Speech => ({
  language,
  strings: guestStringsOf(language),
  format: formatOf(language),
});

const SpeechContext = createContext<Speech>(speechOf('en'));

/** Gives everything inside it the language, and tells the browser (and screen readers) which one it is. */
export function SpeechProvider({ language, children }: { language: Language; children: ReactNode }) {
  const speech = useMemo(() => speechOf(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** What a guest's page says, and every page that draws. */
export function useGuestStrings(): GuestStrings {
  return useContext(SpeechContext).strings;
}

export function useFormat(): Format {
  return useContext(SpeechContext).format;
}

export function useLanguage(): Language {
  return useContext(SpeechContext).language;
}
