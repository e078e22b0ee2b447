import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WaitingLine } from './waiting-line.ts';
import { bytesHeldBy, type PictureFacts, type PictureStage, type WaitingPicture } from './waiting-picture.ts';

const FACTS: PictureFacts = {
  atMs: 0,
  because: 'clear',
  room: 'K7QMXD',
  roomName: 'Hall',
  artists: [],
  prompt: '',
  width: 8,
  height: 1,
};

function waiting(stage: PictureStage, other: Partial<WaitingPicture> = {}): WaitingPicture {
  return { facts: FACTS, stage, inHand: false, ...other };
}

function taken(bytes: number, other: Partial<WaitingPicture> = {}): WaitingPicture {
  return waiting({ is: 'taken', pixels: { width: 1, height: 1, data: Buffer.alloc(bytes) } }, other);
}

function encoded(digest: string, room = FACTS.room): WaitingPicture {
  return waiting({ is: 'encoded', digest, png: Buffer.alloc(1) }, { facts: { ...FACTS, room } });
}

describe('pictures that wait', () => {
  it('never hold more than they may, but for the newest and the one in hand; the oldest give way', () => {
    const arrival = fc.record({ bytes: fc.nat(120), inHand: fc.boolean(), leaves: fc.boolean() });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 60 }), arrivals => {
        const line = new WaitingLine(100);
        let expected: WaitingPicture[] = [];
        for (const { bytes, inHand, leaves } of arrivals) {
          const picture = taken(bytes);
          const gone = line.add(picture);
          expected = [...expected, picture].filter(one => !gone.includes(one));
          expect([...line]).toEqual(expected);
          const spared = expected.filter(one => one === picture || one.inHand);
          const held = expected.reduce((sum, one) => sum + bytesHeldBy(one), 0);
          if (held > 100) expect(spared).toEqual(expected);
          // Nobody had to go without need.
          const last = gone.at(-1);
          if (last) expect(held + bytesHeldBy(last)).toBeGreaterThan(100);
          expect(gone.every(one => !one.inHand && one !== picture)).toBe(true);
          for (const one of expected) one.inHand = false;
          const { first } = line;
          if (first && inHand) first.inHand = true;
          if (first && leaves) {
            line.remove(first);
            expected = expected.slice(1);
          }
        }
        expect(line.length).toBe(expected.length);
      }),
    );
  });

  it('are hundreds once they are encoded: what is on the disk already holds nothing', () => {
    const line = new WaitingLine(100);
    for (let count = 0; count < 500; count += 1)
      expect(line.add(waiting({ is: 'written', digest: '', file: '', bytes: 1e6 }))).toEqual([]);
    expect(line.length).toBe(500);
  });

  it('know the one before of the same room', () => {
    const line = new WaitingLine();
    const last = taken(1);
    for (const picture of [encoded('a'), encoded('b'), encoded('c', 'ABCDEF'), taken(1), last, encoded('d')])
      line.add(picture);
    expect(line.digestBefore(last)).toBe('b');
    expect(line.digestBefore(taken(1, { facts: { ...FACTS, room: 'ZZZZZZ' } }))).toBeUndefined();
  });
});
