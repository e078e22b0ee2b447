import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FITS, FLIPS, type Look, NEUTRAL_LOOK, ROTATIONS } from '#shared/contract/look';
import type { Pixels } from '../imaging/pixels.ts';
import { painted, pixelAt, shownIn } from '../imaging/test-kit/test-pictures.ts';
import { PANEL_VIEW } from './panel-view.ts';
import { type Place, placeInPicture } from './touch-place.ts';

const viewOf = (look: Partial<Look>) => ({ ...PANEL_VIEW, look: { ...NEUTRAL_LOOK, ...look } });

/** A picture that says of every pixel where it is. */
const mapOf = (width: number, height: number) => painted(width, height, (x, y) => [x, y, 0]);

/** Where the pixel that a panel shows at a place comes from, in the middle of that pixel; `undefined` for the background. */
async function seenAt(picture: Pixels, look: Partial<Look>, place: Place): Promise<Place | undefined> {
  const view = {
    ...viewOf({ ...look, resample: 'pixel-art', background: '#0000ff' }),
    width: 180,
    height: 180,
  };
  const shown = await shownIn(picture, view);
  const [x = 0, y = 0, blue] = pixelAt(shown, Math.floor(place.x * 180), Math.floor(place.y * 180));
  return blue === 255 ? undefined : { x: (x + 0.5) / picture.width, y: (y + 0.5) / picture.height };
}

const SHARE = fc.integer({ min: 0, max: 179 }).map(px => (px + 0.5) / 180);
const PLACE = fc.record({ x: SHARE, y: SHARE });
const SIZE = fc.record({ width: fc.integer({ min: 8, max: 200 }), height: fc.integer({ min: 8, max: 200 }) });
const CROP = fc.constantFrom(
  NEUTRAL_LOOK.crop,
  { x: 0.25, y: 0, width: 0.5, height: 1 },
  { x: 0.5, y: 0.5, width: 0.5, height: 0.25 },
);
const TURN = { rotate: fc.constantFrom(...ROTATIONS), flip: fc.constantFrom(...FLIPS) };

describe('R16 where a touch is in the picture', () => {
  it('R16 is the place of the very pixel under the finger, whatever the look, where the picture covers the panel', async () => {
    await fc.assert(
      fc.asyncProperty(
        SIZE,
        PLACE,
        fc.record({ ...TURN, crop: CROP, fit: fc.constantFrom('cover', 'stretch') }),
        async (size, onPanel, look) => {
          const seen = await seenAt(mapOf(size.width, size.height), look, onPanel);
          const place = placeInPicture(onPanel, viewOf(look), size);
          // A crop is cut, and a picture placed, in whole pixels: of what is cut, and of the panel.
          const pxOf = (side: number, part: number) => 1.6 / side + (2 / 180) * part;
          expect(Math.abs(place.x - (seen?.x ?? 2))).toBeLessThan(pxOf(size.width, look.crop.width));
          expect(Math.abs(place.y - (seen?.y ?? 2))).toBeLessThan(pxOf(size.height, look.crop.height));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('R16 rotation and flip are undone exactly: what the look does to a place and back is that place', () => {
    fc.assert(
      fc.property(PLACE, fc.record(TURN), fc.boolean(), (inPicture, look, square) => {
        const onPanel = forward(inPicture, look);
        const place = placeInPicture(onPanel, viewOf(look), square ? { width: 720, height: 720 } : undefined);
        expect(place.x).toBeCloseTo(inPicture.x, 9);
        expect(place.y).toBeCloseTo(inPicture.y, 9);
      }),
    );
  });

  it('R16 always lies in the picture', () => {
    const edge = fc.constantFrom(0, 1, 0.5, 1 - Number.EPSILON);
    const look = fc.record({ ...TURN, crop: CROP, fit: fc.constantFrom(...FITS) });
    fc.assert(
      fc.property(fc.record({ x: edge, y: edge }), SIZE, look, (onPanel, size, chosen) => {
        const { x, y } = placeInPicture(onPanel, viewOf(chosen), size);
        for (const share of [x, y]) expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });

  it('R16 with bars beside the picture the panel stays the measure, so that a line across it has no step', () => {
    const wide = { width: 1280, height: 720 };
    for (const y of [0, 0.2, 0.3, 0.5, 1])
      expect(placeInPicture({ x: 0.1, y }, viewOf({ fit: 'contain' }), wide)).toEqual({ x: 0.1, y });
    const turned = placeInPicture({ x: 0.1, y: 0.2 }, viewOf({ rotate: 180, fit: 'contain' }), wide);
    expect(turned).toEqual({ x: 0.9, y: 0.8 });
  });

  it('R16 of a wall, each tile is its own measure', () => {
    const tile = { column: 1, row: 0, columns: 2, rows: 1, gapPx: 40 };
    const view = { ...viewOf({ fit: 'cover', flip: 'horizontal' }), tile };
    expect(placeInPicture({ x: 0.25, y: 0.5 }, view, { width: 1440, height: 720 })).toEqual({
      x: 0.75,
      y: 0.5,
    });
  });

  it('R16 is the panel itself for a square picture as it is', () => {
    fc.assert(
      fc.property(PLACE, fc.constantFrom(...FITS), (onPanel, fit) => {
        expect(placeInPicture(onPanel, viewOf({ fit }), { width: 720, height: 720 })).toEqual(onPanel);
      }),
    );
  });
});

/** What a look says that it does: clockwise, then flipped. */
function forward({ x, y }: Place, { rotate, flip }: Pick<Look, 'rotate' | 'flip'>): Place {
  let place = { x, y };
  for (let quarters = rotate / 90; quarters > 0; quarters -= 1) place = { x: 1 - place.y, y: place.x };
  if (flip === 'horizontal' || flip === 'both') place = { ...place, x: 1 - place.x };
  if (flip === 'vertical' || flip === 'both') place = { ...place, y: 1 - place.y };
  return place;
}
