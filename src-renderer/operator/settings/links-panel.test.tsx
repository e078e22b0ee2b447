import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUDGET_MBPS, type LinkState } from '#shared/contract/link';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { LinkLimit } from './LinkLimit.tsx';
import { LinksPanel } from './LinksPanel.tsx';
import { mbpsOf, readMbps } from './link-mbps.ts';

const radio: LinkState = {
  network: '192.168.1',
  displays: 8,
  sentBytesPerSecond: 3_900_000,
  budgetBytesPerSecond: 6_250_000,
  byHand: false,
};
const page = (links: LinkState[], language: 'en' | 'es' = 'en') =>
  read(<LinksPanel />, exampleState({ links, language }));

describe('what networks carry', () => {
  it('is told in Mbit/s, with what it was measured to be', () => {
    expect(page([radio])).toMatch(
      /The network 192\.168\.1 8 displays Now 31\.2 Mbit\/s of 50 Mbit\/s as measured/,
    );
    expect(page([radio], 'es')).toMatch(
      /La red 192\.168\.1 8 pantallas Ahora 31,2 Mbit\/s de 50 Mbit\/s según lo medido/,
    );
  });

  it('is measured again only where it was set by hand', () => {
    expect(page([radio])).not.toContain('Measure it');
    expect(page([{ ...radio, byHand: true }])).toMatch(/set by hand .*Measure it/);
  });

  it('is not known of a network that has never been full, and is no matter on this machine', () => {
    const { budgetBytesPerSecond: _, ...never } = radio;
    expect(page([never])).toMatch(/Now 31\.2 Mbit\/s It has never been full\. Set by hand/);
    expect(page([{ ...never, network: 'here', displays: 1 }])).toMatch(
      /This machine 1 display Now 31\.2 Mbit\/s Set by hand$/,
    );
    expect(page([{ ...radio, network: 'here', byHand: true }])).toMatch(/set by hand .*No limit$/);
  });

  it('says so when no display is fed', () => {
    expect(page([])).toContain('No display is fed.');
  });

  it('names the network on each button, for who cannot see what stands beside it', () => {
    expect(markup(<LinksPanel />, exampleState({ links: [radio] }))).toContain(
      'aria-label="Set by hand: The network 192.168.1"',
    );
  });
});

describe('the limit that a person sets', () => {
  it('begins with what is known, and says what it can be', () => {
    const form = (mbps: number | undefined) =>
      markup(
        <LinkLimit name="Bar" mbps={mbps} busy={false} onSet={() => {}} onCancel={() => {}} />,
        exampleState(),
      );
    expect(form(49.7)).toContain('value="50"');
    expect(form(undefined)).toContain('value=""');
    expect(form(50)).toContain('From 1 to 10,000.');
  });

  it.each([
    ['50', 50],
    [' 2,5 ', 2.5],
    ['2.5', 2.5],
    ['0', undefined],
    ['10001', undefined],
    ['-5', undefined],
    ['1e3', undefined],
    ['fast', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, mbps) => {
    expect(readMbps(text)).toBe(mbps);
  });

  it('is a number that can be set, or none', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const mbps = readMbps(text) ?? BUDGET_MBPS.least;
        expect(mbps).toBeGreaterThanOrEqual(BUDGET_MBPS.least);
        expect(mbps).toBeLessThanOrEqual(BUDGET_MBPS.most);
      }),
    );
  });

  it('is told in the units in which networks are sold', () => {
    expect(mbpsOf(6_250_000)).toBe(50);
  });
});
