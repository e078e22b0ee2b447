import type { Strings } from '../i18n/en.ts';
import type { Explanation } from '../i18n/explanation.ts';
import type { ShellTexts } from '../i18n/shell-texts.ts';
import type { Place } from '../transport/connect.ts';
import type { EngineState } from '../transport/engine.ts';

/** What is said of an engine that does not answer: beside its window something else helps than in a browser across the network. */
export function engineSentences(
  connection: Exclude<EngineState['connection'], 'live'>,
  place: Place,
  operator: Strings['operator'],
  shell: ShellTexts,
): Explanation {
  if (connection === 'void') return shell.shutOut;
  const cut = connection === 'cut';
  if (place === 'browser') return cut ? shell.cut : shell.none;
  return cut
    ? { what: operator.cutTitle, todo: operator.cutText }
    : { what: operator.noEngineTitle, todo: operator.noEngineText };
}
