import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY, Delivery, PICTURE_FORMATS, TRANSPORTS } from '#shared/contract/delivery';
import { formatOf } from '../../i18n/format.ts';
import { changedDelivery, hasFpsCap, hasQuality, transportChoices } from './delivery-change.ts';
import { deliveryWords } from './delivery-words.ts';

const english = formatOf('en');

const part = fc.record(
  {
    transport: fc.constantFrom(...TRANSPORTS),
    format: fc.constantFrom(...PICTURE_FORMATS),
    quality: fc.integer({ min: 1, max: 100 }),
    fps: fc.integer({ min: 1, max: 60 }),
  },
  { requiredKeys: [] },
);

describe('changing how a display gets its pictures', () => {
  it('S4: never asks for what the contract refuses, whatever is chosen in whatever order', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), parts => {
        const delivery = parts.reduce<Delivery>(changedDelivery, DEFAULT_DELIVERY);
        expect(Delivery.safeParse(delivery).success).toBe(true);
      }),
    );
  });

  it('keeps what was chosen, but for a format that the transport does not carry', () => {
    const png = changedDelivery(DEFAULT_DELIVERY, { transport: 'raw', format: 'png' });
    expect(changedDelivery(png, { transport: 'upload' })).toEqual({ ...png, transport: 'upload' });
    expect(changedDelivery(png, { transport: 'stream' })).toMatchObject({ format: 'jpeg', fps: png.fps });
  });

  it('offers a quality where something is lost, and a cap where pictures are live', () => {
    expect(hasQuality({ ...DEFAULT_DELIVERY, format: 'png' })).toBe(false);
    expect(hasQuality({ ...DEFAULT_DELIVERY, format: 'webp' })).toBe(true);
    expect(TRANSPORTS.filter(transport => hasFpsCap({ ...DEFAULT_DELIVERY, transport }))).toEqual([
      'raw',
      'stream',
    ]);
  });
});

describe('the transports of a display', () => {
  it('are what its firmware offers', () => {
    expect(transportChoices(['upload', 'raw'])).toEqual([
      { transport: 'stream', offered: 'no' },
      { transport: 'raw', offered: 'yes' },
      { transport: 'upload', offered: 'yes' },
    ]);
  });

  it('are all free to be chosen until it has answered', () => {
    expect(transportChoices([]).map(({ offered }) => offered)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('the words for it', () => {
  it('say what applies and nothing else', () => {
    expect(deliveryWords(DEFAULT_DELIVERY, english)).toBe('stream · 30 fps · JPEG 75 %');
    expect(deliveryWords({ ...DEFAULT_DELIVERY, transport: 'upload', format: 'png' }, english)).toBe(
      'upload · PNG',
    );
  });
});
