import { expect } from 'vitest';
import { type House, HouseArtist } from './house.ts';
import type { TestClient } from './test-client.ts';

/** A TouchDesigner in the room of `house` that was there before a hostile client did anything, and must not notice it. */
export class Witness {
  readonly client: TestClient;
  readonly #house: House;
  readonly #before: Buffer;
  readonly #wordsBefore: readonly string[];
  readonly #artist: HouseArtist;
  #lines = 1;

  private constructor(house: House, artist: HouseArtist, client: TestClient) {
    this.#house = house;
    this.#artist = artist;
    this.client = client;
    this.#before = house.picture();
    this.#wordsBefore = client.words;
  }

  /** Resolves when there is a line on the canvas and the witness has it. */
  static async join(house: House): Promise<Witness> {
    const client = await house.joined('&role=td');
    const artist = new HouseArtist(house.room, 'witness');
    artist.line(40);
    await client.heard('end');
    return new Witness(house, artist, client);
  }

  /** The picture is what it was when the witness came, nothing but prompts was heard since, and the next stroke arrives. */
  async noticedNothing(): Promise<void> {
    expect(this.#house.picture().equals(this.#before)).toBe(true);
    expect(this.client.words.filter(word => word !== 'prompt')).toEqual(this.#wordsBefore);
    await this.goesOn();
    expect(this.#house.picture().equals(this.#before)).toBe(false);
  }

  /** Hears one more stroke from beginning to end. */
  async goesOn(): Promise<void> {
    const ends = this.client.words.filter(word => word === 'end').length;
    this.#artist.line(40 + this.#lines * 60);
    this.#lines += 1;
    await this.client.heard('end', ends + 1);
  }
}
