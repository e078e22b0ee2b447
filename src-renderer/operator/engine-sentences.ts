import type { Explanation } from '../i18n/explanation.ts';
import type { ShellTexts } from '../i18n/shell-texts.ts';
import type { Place } from '../transport/connect.ts';
import type { EngineState } from '../transport/engine.ts';

/** What is said of an engine that does not answer: beside its window something else helps than in a browser across the network. */
export function engineSentences(
  connection: Exclude<EngineState['connection'], 'live'>,
  place: Place,
  shell: ShellTexts,
): Explanation {
  if (connection === 'void') return shell.shutOut;
  return connection === 'cut' ? shell[place].cut : shell[place].none;
}
