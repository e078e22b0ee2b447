import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import type { Frame } from '../imaging/frame.ts';
import { type Fed, SourceFeeds } from './source-feeds.ts';
import { TestSource } from './test-kit/test-source.ts';
import { WallMembers } from './wall-members.ts';

const RED = [250, 0, 0] as const;

function fed(source: TestSource | undefined, fps: number, more: Partial<Fed> = {}) {
  const got: number[] = [];
  const finals: number[] = [];
  return {
    source,
    wall: undefined,
    wantedFps: fps,
    wantsFinals: false,
    offer: ({ sequence }: Frame) => void got.push(sequence),
    offerFinal: ({ sequence }: Frame) => void finals.push(sequence),
    ...more,
    got,
    finals,
  };
}

const source = (id = 'canvas') => new TestSource(new ManualClock(), RED, id);

/** A wall of displays that keep up. */
function hung(...rates: readonly number[]): WallMembers {
  const wall = new WallMembers('stage', new ManualClock());
  wall.set(rates.map((wantedFps, at) => ({ id: `tile ${at}`, wantedFps, keepsUp: wantedFps > 0 })));
  return wall;
}

describe('SourceFeeds', () => {
  it('asks a source once for all who share it, at the rate of the fastest', () => {
    const [canvas, feeds] = [source(), new SourceFeeds()];
    const [slow, fast] = [fed(canvas, 10), fed(canvas, 30)];
    feeds.update([slow, fast]);
    canvas.paint(RED);
    expect([canvas.rates, slow.got, fast.got]).toEqual([[30], [1], [1]]);
    feeds.update([slow]);
    expect(canvas.rates).toEqual([30, 10]);
    feeds.update([]);
    expect(canvas.rates).toEqual([30, 10, 0]);
  });

  it('asks for a wall at the rate of its slowest, beside those that hang alone', () => {
    const [canvas, feeds] = [source(), new SourceFeeds()];
    const wall = hung(30, 12, 0);
    feeds.update([
      fed(canvas, 30, { wall }),
      fed(canvas, 12, { wall }),
      fed(canvas, 60),
      fed(canvas, 0, { wall }),
    ]);
    expect(canvas.rates).toEqual([12, 60]);
  });

  it('asks nobody for what is not wanted, and only for what has come to rest where that is enough', () => {
    const [canvas, feeds] = [source(), new SourceFeeds()];
    const upload = fed(canvas, 0, { wantsFinals: true });
    feeds.update([upload, fed(canvas, 0), fed(undefined, 30)]);
    canvas.settle(RED);
    expect([canvas.rates, upload.got, upload.finals]).toEqual([[], [], [1]]);
    feeds.update([fed(canvas, 0)]);
    expect(canvas.settledListeners.size).toBe(0);
  });

  it('gives every display the frames of its own source, and none of one that it has left', () => {
    const feeds = new SourceFeeds();
    const [canvas, clip] = [source(), source('clip')];
    const [one, two] = [fed(canvas, 30), fed(clip, 30)];
    feeds.update([one, two]);
    clip.paint(RED);
    expect([one.got, two.got]).toEqual([[], [1]]);
    feeds.update([one, { ...two, source: canvas }]);
    clip.paint(RED);
    canvas.paint(RED);
    expect([one.got, two.got, clip.rates]).toEqual([[1], [1, 1], [30, 0]]);
  });

  it('does not stop a source for a display that changes from its wall to itself', () => {
    const [clip, feeds] = [source('clip'), new SourceFeeds()];
    const wall = hung(30);
    const tile = fed(clip, 30, { wall });
    feeds.update([tile]);
    feeds.update([{ ...tile, wall: undefined }]);
    expect(clip.rates).toEqual([30, 30]);
  });
});
