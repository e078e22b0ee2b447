import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_DELIVERY,
  Delivery,
  GOALS,
  PICTURE_FORMATS,
  SIDES,
  TRANSPORTS,
} from '#shared/contract/delivery';
import { SENDING_WHYS, type SendingState } from '#shared/contract/sending';
import type { DisplayState } from '#shared/contract/state';
import { exampleDisplay, exampleState } from '#shared/contract/test-kit/example-state';
import { en } from '../../i18n/en.ts';
import { es } from '../../i18n/es.ts';
import { formatOf } from '../../i18n/format.ts';
import { DeliveryPanel } from './DeliveryPanel.tsx';
import { changedDelivery, hasFpsCap, hasQuality, transportChoices } from './delivery-change.ts';
import { deliveryWords, madeWords } from './delivery-words.ts';
import { markup, read } from './test-kit/StillOperator.tsx';

const english = formatOf('en');

const part = fc.record(
  {
    transport: fc.constantFrom(...TRANSPORTS),
    format: fc.constantFrom(...PICTURE_FORMATS),
    quality: fc.integer({ min: 1, max: 100 }),
    fps: fc.integer({ min: 1, max: 60 }),
    side: fc.constantFrom(...SIDES),
    goal: fc.constantFrom(...GOALS),
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

const byHand: Delivery = { ...DEFAULT_DELIVERY, goal: 'manual' };

describe('the words for it', () => {
  it('say what applies and nothing else', () => {
    const say = (delivery: Delivery) => deliveryWords(delivery, en, english);
    expect(say(byHand)).toBe('stream · 30 fps · JPEG 75 %');
    expect(say({ ...byHand, side: 480 })).toBe('stream · 30 fps · JPEG 75 % · 480 px');
    expect(say({ ...byHand, transport: 'upload', format: 'png', side: 480 })).toBe('upload · PNG');
  });

  it('name the goal where nothing is set by hand', () => {
    expect(deliveryWords(DEFAULT_DELIVERY, en, english)).toBe('stream · Balanced');
    expect(deliveryWords({ ...DEFAULT_DELIVERY, goal: 'best' }, es, english)).toBe(
      'stream · La mejor imagen',
    );
  });

  it('tell in short what becomes of a goal, as far as that is known', () => {
    const sending = exampleSending({ fps: 12, quality: 60, side: 480 });
    expect(madeWords({ delivery: DEFAULT_DELIVERY, sending }, en, english)).toBe(
      '12 fps · JPEG 60 % · 480 px',
    );
    expect(madeWords({ delivery: DEFAULT_DELIVERY }, en, english)).toBe('JPEG');
    expect(madeWords({ delivery: byHand, sending }, en, english)).toBe('JPEG 75 %');
  });
});

describe('the goals', () => {
  const page = (display: DisplayState, language: 'en' | 'es' = 'en') =>
    read(<DeliveryPanel display={display} />, exampleState({ language }));

  it('are explained, and one of them is chosen', () => {
    expect(page(exampleDisplay())).toMatch(
      /Smooth Every movement.* Balanced Up to 30 fps.* Best picture .* By hand/,
    );
    const checked = markup(<DeliveryPanel display={exampleDisplay()} />, exampleState()).match(
      /<label class="choice"><input[^>]*checked.*?<\/label>/gs,
    );
    expect(checked).toHaveLength(1);
    expect(checked?.[0]).toContain('Balanced');
  });

  it('are the only thing to set, but by hand', () => {
    expect(page(exampleDisplay())).not.toMatch(/At most \d|Quality \d|240 px/);
    expect(page(exampleDisplay({ delivery: byHand }))).toMatch(
      /At most 30 fps .*Quality 75 % .*Size 720 px 480 px 368 px 240 px/,
    );
    const png = page(exampleDisplay({ delivery: { ...byHand, transport: 'upload', format: 'png' } }));
    expect(png).toContain('the goal decides the quality only');
    expect(png).not.toMatch(/At most \d|Quality \d|240 px/);
  });

  it.each([...SENDING_WHYS])('are told with what is sent now, and why: %s', why => {
    const sending = exampleSending({ fps: 12, why, detail: '13.5 fps' });
    expect(page(exampleDisplay({ sending }))).toMatch(
      /Now: 12 fps · JPEG 75 % for \d.* .+\. Observed: 13\.5 fps/,
    );
    expect(page(exampleDisplay({ sending }), 'es')).toContain('Ahora: 12 fps · JPEG 75 % desde hace');
  });

  it('say that only what changes is sent, where it is so', () => {
    expect(page(exampleDisplay({ sending: exampleSending({ regions: true }) }))).toContain(
      'Only what changes',
    );
    expect(page(exampleDisplay({ sending: exampleSending({}) }))).not.toContain('Only what changes');
  });

  it('say nothing of what is sent while nothing is', () => {
    expect(page(exampleDisplay())).not.toContain('Now:');
  });
});

function exampleSending(other: Partial<SendingState>): SendingState {
  return {
    goal: 'balanced',
    fps: 30,
    quality: 75,
    side: 720,
    why: 'goal',
    detail: '',
    since: Date.now() - 5_000,
    regions: false,
    ...other,
  };
}
