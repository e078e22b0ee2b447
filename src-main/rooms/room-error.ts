/** `bad-code`: no room can have this code · `taken`: another room has it. */
export type RoomFault = 'bad-code' | 'taken';

/** A room could not be made; the message is a sentence for the operator. */
export class RoomError extends Error {
  override name = 'RoomError';
  readonly code: RoomFault;

  constructor(code: RoomFault, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
