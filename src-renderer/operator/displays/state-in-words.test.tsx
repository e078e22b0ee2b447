import { describe, expect, it } from 'vitest';
import type { DisplayState } from '#shared/contract/state';
import { exampleDisplay as display, exampleState } from '#shared/contract/test-kit/example-state';
import { Marks } from './Marks.tsx';
import { RowState } from './RowState.tsx';
import { StatePanel } from './StatePanel.tsx';
import { TransportChoice } from './TransportChoice.tsx';
import { markup, read } from './test-kit/StillOperator.tsx';

const NOW = 1_700_000_000_000;
const english = exampleState();
const spanish = exampleState({ language: 'es' });

const dark: DisplayState = display({
  health: 'dark',
  healthSince: NOW - 130_000,
  why: { code: 'connection-refused', detail: 'ECONNREFUSED' },
  sender: {
    kind: 'retrying',
    since: NOW - 9_000,
    retryAt: NOW + 8_000,
    why: { code: 'connection-refused', detail: 'ECONNREFUSED' },
  },
});

describe('a display that is dark', () => {
  it('says in its row since when, why, and when it is tried again', () => {
    expect(read(<RowState display={dark} now={NOW} />, english)).toBe(
      'dark 2 min 10 s The device answers, but nothing listens on its port. Next try in 8 s.',
    );
  });

  it('says on its page also what to do and what was observed', () => {
    const text = read(<StatePanel display={dark} now={NOW} />, english);
    expect(text).toMatch(/dark for 2 min 10 s.*switch it off and on.*Observed: ECONNREFUSED/);
    expect(read(<StatePanel display={dark} now={NOW} />, spanish)).toMatch(/a oscuras desde hace 2 min 10 s/);
  });
});

describe('a display that is well', () => {
  it('says so and no more', () => {
    expect(read(<RowState display={display()} now={NOW} />, english)).toBe('live');
    expect(read(<StatePanel display={display({ healthSince: NOW - 60_000 })} now={NOW} />, english)).toBe(
      'live for 1 min 0 s All is well: it gets its pictures.',
    );
  });

  it('D7: is marked as busy while a request takes long, and as what is special about it', () => {
    const marked = display({ virtual: true, unconfirmed: true, busySince: NOW - 4_000 });
    expect(read(<Marks display={marked} now={NOW} />, english)).toBe('virtual unconfirmed busy for 4 s');
    expect(read(<Marks display={display()} now={NOW} />, english)).toBe('');
  });
});

describe('the transports', () => {
  const choice = (transports: DisplayState['transports']) => (
    <TransportChoice transports={transports} chosen="upload" onChoose={() => {}} />
  );

  it('cannot be chosen where the firmware does not offer them, and say so', () => {
    const page = markup(choice(['upload', 'raw']), english);
    const inputs = page.match(/<input[^>]*>/g) ?? [];
    expect(inputs.filter(input => input.includes('disabled=""'))).toEqual([
      expect.stringContaining('value="stream"'),
    ]);
    expect(page.match(/Its firmware does not offer this\./g)).toHaveLength(1);
    expect(read(choice(['upload', 'raw']), english)).toContain('cards wear');
  });

  it('can all be chosen while the display has not answered, which is said too', () => {
    expect(markup(choice([]), english)).not.toContain('disabled');
    expect(read(choice([]), english)).toContain('what its firmware offers is not known');
  });
});
