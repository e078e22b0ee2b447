import { expect, test } from 'vitest';
import { PictureIntake, type Received } from './picture-intake.ts';

const picture = { drawOver: () => undefined };

/** An intake whose decodes end when the test says so. */
function heldIntake() {
  const shown: string[] = [];
  const reading: string[] = [];
  const decodes: { bytes: string; end: (broken?: boolean) => void }[] = [];
  const intake = new PictureIntake({
    decode: bytes =>
      new Promise((resolve, reject) => {
        const end = (broken = false): void => (broken ? reject(new Error('broken')) : resolve(picture));
        decodes.push({ bytes: bytes.toString(), end });
      }),
    show: ({ bytes }) => shown.push(bytes.toString()),
    onFailed: () => shown.push('broken'),
    reading: { pause: () => reading.push('pause'), resume: () => reading.push('resume') },
  });
  /** Ends the decodes one after the other until none is left. */
  const endAll = async (): Promise<void> => {
    for (let decode = decodes.shift(); decode; decode = decodes.shift()) {
      decode.end();
      await new Promise(setImmediate);
    }
    await intake.settled;
  };
  return { intake, shown, reading, decodes, endAll };
}

const received = (name: string): Received => ({ bytes: Buffer.from(name), receivedAt: 0 });

test('R6 one picture is decoded at a time; of live ones only the newest waits', async () => {
  const { intake, shown, decodes, endAll } = heldIntake();
  for (const name of ['a', 'b', 'c']) intake.live(received(name));
  expect(decodes.map(decode => decode.bytes)).toEqual(['a']);
  await endAll();
  expect(shown).toEqual(['a', 'c']);
});

test('R6 finals are all shown, in order, and never before an older picture or after a newer one', async () => {
  const { intake, shown, endAll } = heldIntake();
  intake.live(received('live 1'));
  intake.live(received('live 2'));
  intake.final(received('final 3'));
  intake.final(received('final 4'));
  intake.live(received('live 5'));
  await endAll();
  expect(shown).toEqual(['live 1', 'final 3', 'final 4', 'live 5']);
});

test('R13 a client that sends finals faster than they can be decoded is read no further until they are through', async () => {
  const { intake, shown, reading, endAll } = heldIntake();
  for (let index = 0; index < 6; index += 1) intake.final(received(`final ${index}`));
  expect(reading).toEqual(['pause']);
  await endAll();
  expect(reading).toEqual(['pause', 'resume']);
  expect(shown).toHaveLength(6);
});

test('R15 a picture that cannot be decoded is told, and the next one is shown', async () => {
  const { intake, shown, decodes, endAll } = heldIntake();
  intake.final(received('a'));
  intake.final(received('b'));
  decodes.shift()?.end(true);
  await new Promise(setImmediate);
  await endAll();
  expect(shown).toEqual(['broken', 'b']);
});

test('R6 of a client that is gone the finals still count, a waiting live picture does not', async () => {
  const { intake, shown, endAll } = heldIntake();
  intake.final(received('final'));
  intake.live(received('live'));
  intake.finish();
  await endAll();
  expect(shown).toEqual(['final']);
});
