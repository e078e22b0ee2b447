import { expect, test } from '@playwright/test';
import { Artist, newDevice } from './support/artist.ts';
import { serve } from './support/serve.ts';
import { temporaryFolder } from './support/temporary.ts';

/** The engine dies without a word, again and again, in the middle of an evening. */
const KILLS = 50;
const ROOM = 'K7QMXD';

test('A1 A5 killed 50 times while people draw: every finished stroke is back, once', async () => {
  test.setTimeout(300_000);
  const folder = temporaryFolder();
  const devices = [newDevice('anna'), newDevice('boris')];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const engine = await serve(['--room', ROOM], folder);
    const artists = await Promise.all(devices.map(device => Artist.join(device, engine.http, ROOM)));
    for (const artist of artists) for (let stroke = 0; stroke < 12; stroke += 1) artist.draw();
    // The kill falls somewhere between the first stroke that is acknowledged and the last one.
    await Promise.all(artists.map(artist => artist.acknowledged(1 + (kill % 8))));
    await engine.stop('SIGKILL');
  }
  const engine = await serve(['--room', ROOM], folder);
  try {
    for (const device of devices) {
      const artist = await Artist.join(device, engine.http, ROOM);
      await artist.acknowledged(device.waiting.size);
      expect(device.waiting.size).toBe(0);
      expect(device.drawn).toHaveLength(KILLS * 12);
      await expect.poll(() => artist.undoable).toBe(device.drawn.length);
      artist.close();
    }
  } finally {
    await engine.stop();
  }
});
