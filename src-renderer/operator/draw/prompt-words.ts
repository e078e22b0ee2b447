import type { Strings } from '../../i18n/en.ts';

/** R8. */
export const PROMPT_MAX = 2_000;
/** From here on a person wants to know how much is left. */
const SOON = 200;

export interface PromptSituation {
  /** What stands in the box. */
  readonly text: string;
  /** What TouchDesigner was told last. */
  readonly told: string;
  /** How many of it are in the room. */
  readonly touchdesigner: number;
}

/** What the box says of itself; nothing while there is nothing to say. */
export function promptWords(
  { text, told, touchdesigner }: PromptSituation,
  { rooms }: Strings['operator'],
): string {
  if (text !== told) return told === '' ? rooms.toldNothing : rooms.toldLast(told);
  if (text === '') return '';
  return touchdesigner > 0 ? rooms.told : rooms.toldNobody;
}

/** How many characters are left, once they are few. */
export function charactersLeft(text: string): number | undefined {
  const left = PROMPT_MAX - text.length;
  return left <= SOON ? left : undefined;
}

/** What a key does in the box: one line is the rule, more the exception. Enter also ends a word that an input method composes. */
export function sends(press: { key: string; shiftKey: boolean; isComposing: boolean }): boolean {
  return press.key === 'Enter' && !press.shiftKey && !press.isComposing;
}
