import type { Stroke } from '#shared/document/stroke';
import { ArtistTextOut, encodeArtistBinary } from '#shared/wire/artist-messages';
import { idOf } from '../../rooms/test-kit/drawings.ts';
import type { House } from './house.ts';
import type { TestClient } from './test-client.ts';

export interface ArtistOptions {
  /** Its device; another one is another artist. */
  readonly device?: string;
  readonly name?: string;
  readonly key?: string;
}

/** An artist's page over a real socket, as small as it can be: it says hello and draws. */
export class TestArtist {
  readonly client: TestClient;

  private constructor(client: TestClient) {
    this.client = client;
  }

  /** Knocks at a room's door and says hello; whether it is let in shows later. */
  static knock(house: House, code: string, { device = 'ana', name, key }: ArtistOptions = {}): TestArtist {
    const artist = new TestArtist(house.client(`/artist/${code}`));
    const token = `token-of-${device}`.padEnd(24, '.');
    // A refused handshake has no socket to say anything on; `ended` tells.
    void artist.client.say({
      type: 'hello',
      token,
      ...(name !== undefined && { name }),
      ...(key && { key }),
    });
    return artist;
  }

  /** Resolves when it has the whole canvas. */
  static async join(house: House, code: string, options: ArtistOptions = {}): Promise<TestArtist> {
    const artist = TestArtist.knock(house, code, options);
    await artist.heard('ready');
    return artist;
  }

  /** What it was told in text. */
  get texts(): ArtistTextOut[] {
    return this.client.log.flatMap(({ text }) => ArtistTextOut.safeParse(text).data ?? []);
  }

  async heard(type: ArtistTextOut['type'], count = 1): Promise<void> {
    const sign = () => this.texts.filter(text => text.type === type).length >= count;
    await this.client.until(sign, `${count} × ${type}`);
  }

  /** Draws, and waits until the room has it. */
  async draw(name: string | number, stroke: Stroke): Promise<void> {
    const before = this.texts.filter(({ type }) => type === 'accepted').length;
    await this.offer(name, stroke);
    await this.heard('accepted', before + 1);
  }

  async offer(name: string | number, stroke: Stroke): Promise<void> {
    await this.client.say(
      Buffer.from(encodeArtistBinary({ kind: 'commit', id: idOf(name), layer: 0, stroke })),
    );
  }
}
