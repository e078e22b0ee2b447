import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STROKE_POINTS_MAX } from '#shared/document/stroke';
import { decodeStroke, encodeStroke } from '#shared/document/stroke-codec';
import { STYLE, startPage } from './relay-double.test-support.ts';

const penPoint = fc.record({
  x: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
  y: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  // Clocks of devices jump back now and then.
  timeMs: fc.double({ min: 0, max: 60_000, noNaN: true }),
});

describe('LivePen', () => {
  it('A2: the line under the hand is to the bit the line that everybody gets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(penPoint, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 }),
        async moves => {
          const { relay, client, document } = await startPage();
          relay.join();
          const [[first, ...rest] = [], ...later] = moves;
          if (!first) return;
          client.pen.begin({ ...STYLE, size: 13.37, opacity: 0.5 }, first);
          client.pen.extend(rest);
          for (const points of later) client.pen.extend(points);
          const live = [...document.live.values()][0];
          const seen = live && { style: live.style, points: [...live.points] };
          client.pen.end();
          const [commit] = relay.of('commit');
          expect(commit && 'stroke' in commit && commit.stroke).toEqual(seen);
          // Nothing is lost by writing it once more, either.
          if (seen) expect(decodeStroke(encodeStroke(seen))).toEqual(seen);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('A2: goes on in a new stroke where one has all the points it may have', async () => {
    const { relay, client } = await startPage();
    relay.join();
    client.pen.begin(STYLE, { x: 0, y: 0, pressure: 0.5, timeMs: 0 });
    const many = Array.from({ length: STROKE_POINTS_MAX + 500 }, (_, index) => ({
      x: index % 700,
      y: 10,
      pressure: 0.5,
      timeMs: index,
    }));
    client.pen.extend(many.slice(0, STROKE_POINTS_MAX - 1));
    expect(relay.of('commit')).toHaveLength(0);
    client.pen.extend(many.slice(STROKE_POINTS_MAX - 1));
    client.pen.end();
    const strokes = relay.of('commit').map(message => ('stroke' in message ? message.stroke.points : []));
    expect(strokes).toHaveLength(2);
    expect(strokes[0]).toHaveLength(STROKE_POINTS_MAX);
    // The second begins where the first ends: no gap in the line.
    expect(strokes[1]?.[0]).toMatchObject({ x: strokes[0]?.at(-1)?.x, y: strokes[0]?.at(-1)?.y });
    expect(strokes[1]?.at(-1)?.x).toBe(many.at(-1)?.x);
  });

  it('a pen that is put down twice finishes the first stroke', async () => {
    const { relay, client } = await startPage();
    relay.join();
    client.pen.begin(STYLE, { x: 1, y: 1, pressure: 0.5, timeMs: 0 });
    client.pen.begin(STYLE, { x: 9, y: 9, pressure: 0.5, timeMs: 5 });
    client.pen.end();
    client.pen.end();
    expect(relay.of('commit')).toHaveLength(2);
    expect(client.pen.down).toBe(false);
  });
});
