import type { Language } from '#shared/contract/state';
import { en, type Strings } from './en.ts';
import { es } from './es.ts';
import { useLanguage } from './strings-context.tsx';

const STRINGS: Readonly<Record<Language, Strings>> = { en, es };

export function stringsOf(language: Language): Strings {
  return STRINGS[language];
}

/** Everything that an operator's page says. A guest's page must not import it: these texts are the operator's own. */
export function useStrings(): Strings {
  return stringsOf(useLanguage());
}
