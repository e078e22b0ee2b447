import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import { exampleDisplay } from '#shared/contract/test-kit/example-state';
import { en } from '../../i18n/en.ts';
import { formatOf } from '../../i18n/format.ts';
import { reportFacts, sendingFacts, signalOf } from './facts.ts';

const english = formatOf('en');

describe('what is known of a display', () => {
  it('leaves out what it does not report', () => {
    expect(reportFacts({ atMs: 1 }, en, english)).toEqual([]);
    expect(reportFacts({ atMs: 1, heapBytes: 22_600_000 }, en, english)).toEqual([
      { name: 'Free heap', value: '22.6 MB', code: false },
    ]);
  });

  it('says what a signal means', () => {
    const [signal] = reportFacts({ atMs: 1, rssiDbm: -71 }, en, english);
    expect(signal?.value).toBe('−71 dBm · weak');
    expect([-40, -60, -75, -90].map(signalOf)).toEqual(['strong', 'good', 'weak', 'bad']);
  });

  it('gives the address and the MAC to be read letter by letter', () => {
    const codes = sendingFacts(exampleDisplay(), en, english).filter(({ code }) => code);
    expect(codes.map(({ value }) => value)).toEqual(['http://192.168.1.40:80', '02:00:00:00:00:01']);
  });

  it('says nothing of the time to light where the display does not acknowledge', () => {
    const names = (other: object) => sendingFacts(exampleDisplay(other), en, english).map(({ name }) => name);
    expect(names({})).not.toContain('Stroke to light');
    expect(names({ lightMs: 31 })).toContain('Stroke to light');
  });
});

it('counts no frames a second of pictures that come one by one', () => {
  const upload = exampleDisplay({ delivery: { ...DEFAULT_DELIVERY, transport: 'upload', format: 'png' } });
  expect(sendingFacts(upload, en, english).map(({ name }) => name)).not.toContain('Sent');
  expect(sendingFacts(exampleDisplay(), en, english).map(({ name }) => name)).toContain('Sent');
});
