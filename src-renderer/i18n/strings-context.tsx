import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Language } from '#shared/contract/state';
import type { Strings } from './en.ts';
import { type Format, formatOf } from './format.ts';
import { stringsOf } from './language.ts';

interface Speech {
  readonly language: Language;
  readonly strings: Strings;
  readonly format: Format;
}

const speechOf = (language: Language): Speech => ({
  language,
  strings: stringsOf(language),
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

export function useStrings(): Strings {
  return useContext(SpeechContext).strings;
}

export function useFormat(): Format {
  return useContext(SpeechContext).format;
}

export function useLanguage(): Language {
  return useContext(SpeechContext).language;
}
