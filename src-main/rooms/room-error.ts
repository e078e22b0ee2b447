/**
 * `bad-code`: no room can have this code · `taken`: another room has it · `unknown`: there is no such room · `closed`, `open`: it
 * is, and what was asked needs the opposite · `too-many`: the open rooms together would be too large.
 */
export type RoomFault = 'bad-code' | 'taken' | 'unknown' | 'closed' | 'open' | 'too-many';

/** What was asked of a room could not be done; the message is a sentence for the operator. */
export class RoomError extends Error {
  override name = 'RoomError';
  readonly code: RoomFault;

  constructor(code: RoomFault, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
