import type { Outgoing } from './ordered-queue.ts';

const DRAW_HEAD = '{"type":"draw","payload":"data:image/jpeg;base64,';
const DRAW_TAIL = '"}';

/** R5: one live picture of a room, in both forms that clients ask for. Made once, shared by all of them. */
export class LivePicture {
  readonly binary: Outgoing;
  /** It shows every change of the room before this moment, monotonic ms. */
  readonly composedAt: number;
  #text: Outgoing | undefined;

  constructor(jpeg: Buffer, composedAt: number) {
    this.binary = { bytes: jpeg, binary: true };
    this.composedAt = composedAt;
  }

  /** Built at the first call: a room whose clients all take binary never pays for base64. */
  get text(): Outgoing {
    this.#text ??= {
      bytes: Buffer.from(DRAW_HEAD + this.binary.bytes.toString('base64') + DRAW_TAIL, 'latin1'),
      binary: false,
    };
    return this.#text;
  }
}

/** R6: one final picture of a room. */
export interface FinalPicture {
  readonly png: Outgoing;
  /** As of a live picture. */
  readonly composedAt: number;
}
