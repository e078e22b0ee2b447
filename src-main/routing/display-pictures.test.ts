import { describe, expect, it } from 'vitest';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import { ManualClock } from '#shared/manual-clock';
import type { EncodedFrame, Frame, View } from '../imaging/frame.ts';
import { blackFrame } from './black-frame.ts';
import { DisplayPictures } from './display-pictures.ts';
import { TestSource } from './test-kit/test-source.ts';

const clock = new ManualClock();
const VIEW: View = { width: 720, height: 720, look: NEUTRAL_LOOK };
const REGION = { x: 16, y: 0, width: 32, height: 16 };
const canvas = new TestSource(clock);
const pattern = new TestSource(clock, [0, 0, 0], 'pattern:bars');

function encoded(frame: Frame, region?: typeof REGION): EncodedFrame {
  const encoding = { format: 'jpeg', quality: 75, ...(region && { region }) } as const;
  return { frame, encoding, bytes: Buffer.from('jpeg'), passed: false, encodeStartedAt: 0, encodedAt: 0 };
}

describe('the pictures of a display', () => {
  it('are told as they left, and a whole one makes what was before it void', () => {
    const pictures = new DisplayPictures('foyer');
    pictures.left(encoded(canvas.current()), VIEW, 1);
    pictures.left(encoded(canvas.paint([1, 2, 3])), VIEW, 2);
    pictures.left(encoded(canvas.paint([1, 2, 4]), REGION), VIEW, 3);
    expect(pictures.last).toMatchObject({ display: 'foyer', sequence: 2, sentAtMs: 3, region: REGION });
    expect(pictures.parts.map(({ sequence, region }) => [sequence, region])).toEqual([
      [1, undefined],
      [2, REGION],
    ]);
  });

  it('hold the last one that was no black, in the view in which it left', () => {
    const pictures = new DisplayPictures('foyer');
    expect(pictures.held('frozen')).toBeUndefined();
    const frame = canvas.current();
    const dim = { ...VIEW, look: { ...NEUTRAL_LOOK, brightness: 0.5 } };
    pictures.left(encoded(frame), dim, 1);
    const black = blackFrame();
    pictures.left(encoded(black), VIEW, 2);
    expect(pictures.newest).toBe(black);
    expect([pictures.held('frozen'), pictures.held('live')]).toEqual([
      { frame, view: dim },
      { frame, view: dim },
    ]);
  });

  it('hold a pattern only while everything is frozen, however late it left', () => {
    const pictures = new DisplayPictures('foyer');
    pictures.left(encoded(canvas.current()), VIEW, 1);
    pictures.coveredBy(pattern.id);
    pictures.left(encoded(pattern.current()), VIEW, 2);
    expect(pictures.held('frozen')?.frame).toBe(pattern.current());
    expect(pictures.held('live')?.frame).toBe(canvas.current());
    expect(pictures.ofRoute).toBe(canvas.current());
  });
});
