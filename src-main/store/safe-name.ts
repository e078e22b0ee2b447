/** What Windows does not take in a name, and every control or invisible character: one of them can turn a name around. */
const UNSAFE = /[\p{C}<>:"/\\|?*]/gu;

/**
 * Bytes of UTF-8. Most file systems take 255 for the whole name of a file, some that encrypt 143, and on Windows the whole path has
 * 260 characters.
 */
const NAME_BYTES = 100;

/**
 * What of a name that people gave can stand in the name of a file, on every system; '' when nothing can. It is composed (NFC), is not
 * hidden, and leaves room for a number and an extension. It may still be one that Windows keeps for itself (CON, NUL, COM1 …).
 */
export function safeName(name: string): string {
  const safe = name.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' ');
  return trimmed(withinBytes(trimmed(safe)));
}

/** A dot in front hides a file. Windows drops dots and spaces at the end, and would then look for another file than it wrote. */
function trimmed(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/g, '');
}

/** As much of the text as fits; no character is cut in two. */
function withinBytes(text: string): string {
  let bytes = 0;
  let fitting = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > NAME_BYTES) break;
    fitting += character;
  }
  return fitting;
}
