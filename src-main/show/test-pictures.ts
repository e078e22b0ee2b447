import type { Clock } from '#shared/clock';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { Room } from '../rooms/room.ts';
import { PatternSource } from '../sources/pattern-source.ts';

/** R20: the pictures by which two people, one at each end, find out whether pictures arrive. Each has a number to call out. */
export class TestPictures {
  readonly #encodes: Pick<EncodeTable, 'encode' | 'forget'>;
  readonly #clock: Clock;
  #made = 0;

  constructor(options: { readonly encodes: Pick<EncodeTable, 'encode' | 'forget'>; readonly clock: Clock }) {
    this.#encodes = options.encodes;
    this.#clock = options.clock;
  }

  /** A PNG of the size of the room's canvas: the next number, the room's name, its code and the time of day (UTC). */
  async of({ name, code, width, height }: Pick<Room, 'name' | 'code' | 'width' | 'height'>): Promise<Buffer> {
    this.#made += 1;
    const time = new Date(this.#clock.wall()).toISOString().slice(11, 19);
    const source = new PatternSource({
      pattern: 'identify',
      facts: { number: this.#made, name, address: `${code} ${time}` },
      clock: this.#clock,
      onClosed: id => this.#encodes.forget(id),
    });
    try {
      const view = { width, height, look: NEUTRAL_LOOK };
      const { bytes } = await this.#encodes.encode(source.current(), { format: 'png', quality: 100, view });
      return bytes;
    } finally {
      source.close();
    }
  }
}
