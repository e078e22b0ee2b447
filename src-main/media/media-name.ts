import { safeName } from '../store/safe-name.ts';
import { MEDIA_ID_CHARACTERS } from './media-limits.ts';

/** Names that Windows keeps for itself, whatever follows after a dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Every picture's extension is shorter; what is longer belongs to the name. */
const EXTENSION = /\.[a-z\d]{1,8}$/i;
/** As many files of one name as anybody drops in. */
const SAME_NAME = 1_000;
/** What operating systems put into folders by themselves. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini']);

/**
 * The names that a file which is put in may have, best first: its own, made safe for every system, then `name (2).png`,
 * `name (3).png` … None at all when nothing of the name is left.
 */
export function* namesFor(name: string): Generator<string> {
  // Some browsers say the path that the file had.
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const [extension = ''] = EXTENSION.exec(last.trim()) ?? [];
  const stem = safeName(last.trim().slice(0, last.trim().length - extension.length)).replace(RESERVED, '$1_');
  if (stem === '') return;
  yield `${stem}${extension}`;
  for (let number = 2; number <= SAME_NAME; number += 1) yield `${stem} (${number})${extension}`;
}

/** Whether a file of the folder is looked at: hidden ones and those of the system are not the operator's. */
export function isMediaName(name: string): boolean {
  return (
    !name.startsWith('.') && !OF_THE_SYSTEM.has(name.toLowerCase()) && name.length <= MEDIA_ID_CHARACTERS
  );
}
