import { describe, expect, it } from 'vitest';
import { shellTexts } from '../i18n/shell-texts.ts';
import { engineSentences } from './engine-sentences.ts';

const LANGUAGES = ['en', 'es'] as const;
const said = (
  connection: 'connecting' | 'cut' | 'void',
  place: 'window' | 'browser',
  language: 'en' | 'es',
) => engineSentences(connection, place, shellTexts[language]);

describe('what is said of a silent engine', () => {
  it('says what it is and what to do, in each place and language, and never the same for two troubles', () => {
    for (const language of LANGUAGES) {
      const all = (['connecting', 'cut', 'void'] as const).flatMap(connection =>
        (['window', 'browser'] as const).map(place => said(connection, place, language)),
      );
      for (const { what, todo } of all) expect(what.length * todo.length).toBeGreaterThan(0);
      // A void token is the same trouble wherever it is met.
      expect(new Set(all.map(({ todo }) => todo)).size).toBe(5);
    }
  });

  it('speaks of the network in a browser, and of restarting the app beside it', () => {
    expect(said('cut', 'browser', 'en').todo).toMatch(/network/);
    expect(said('cut', 'browser', 'en').todo).not.toMatch(/restart/);
    expect(said('cut', 'window', 'en').todo).toMatch(/restart/);
  });

  it('tells whoever was shut out where the new address is', () => {
    expect(said('void', 'browser', 'en').todo).toMatch(/Settings/);
    expect(said('void', 'browser', 'es').todo).toMatch(/Ajustes/);
  });

  it('leaves nothing untranslated', () => {
    for (const place of ['window', 'browser'] as const) {
      for (const connection of ['connecting', 'cut', 'void'] as const)
        expect(said(connection, place, 'es')).not.toEqual(said(connection, place, 'en'));
      expect(shellTexts.es[place].panicFailed).not.toBe(shellTexts.en[place].panicFailed);
    }
  });
});
