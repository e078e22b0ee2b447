import { describe, expect, it } from 'vitest';
import { type Look, NEUTRAL_LOOK } from '#shared/contract/look';
import type { SourceState } from '#shared/contract/source';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { CopyForm } from './CopyForm.tsx';
import { LookPanel } from './LookPanel.tsx';

const source: SourceState = {
  key: 'program:K7QMXD',
  ref: { kind: 'program', room: 'K7QMXD' },
  name: 'Bar',
  width: 1280,
  height: 720,
  fps: 25,
  displays: 1,
};
const looks = (...others: Partial<Look>[]) => others.map(other => ({ ...NEUTRAL_LOOK, ...other }));

const panelOf = (all: Look[]) => (
  <LookPanel
    targets={[{ display: 'd1' }]}
    look={all[0] ?? NEUTRAL_LOOK}
    looks={all}
    source={{ ref: source.ref, state: source }}
  />
);
const panel = (...others: Partial<Look>[]) => read(panelOf(looks(...others)), exampleState());
const html = (...others: Partial<Look>[]) => markup(panelOf(looks(...others)), exampleState());

describe('the look of what is chosen', () => {
  it('says what every part of it is now', () => {
    const text = panel({ brightness: 1.2, cap: 0.8, gamma: 2.2, saturation: 0 });
    expect(text).toMatch(/Brightness 120 % .*Brightest 80 % .*Gamma 2\.2 .*Saturation 0 %/);
    expect(text).toContain('All of it can be seen, with the background around it.');
  });

  it('offers the way back only from what is not as it came', () => {
    const disabled = (page: string, label: string) => new RegExp(`disabled=""[^>]*>${label}<`).test(page);
    expect(disabled(html({}), 'As it came')).toBe(true);
    expect(disabled(html({ dither: true }), 'As it came')).toBe(false);
    expect(disabled(html({}), 'Show all of it')).toBe(true);
    expect(disabled(html({ crop: { x: 0, y: 0, width: 0.5, height: 1 } }), 'Show all of it')).toBe(false);
  });

  it('has nothing that does not apply', () => {
    expect(panel({ fit: 'contain' })).toContain('Background');
    expect(panel({ fit: 'cover' })).not.toContain('Background');
    expect(panel({ fit: 'pixel' })).not.toContain('Made for');
  });

  it('says how much of the picture is left', () => {
    expect(panel({ crop: { x: 0.25, y: 0, width: 0.5, height: 0.5 } })).toContain(
      '640 × 360 of 1,280 × 720 px',
    );
  });

  it('says in what several differ, and shows nothing of that as chosen', () => {
    const text = panel({ rotate: 90 }, { rotate: 180 });
    expect(text).toMatch(/Turn clockwise various/);
    expect(text).not.toMatch(/Fit various/);
    const checked = (page: string) => page.match(/<input[^>]*checked=""[^>]*value="90"/g) ?? [];
    expect(checked(html({ rotate: 90 }))).toHaveLength(1);
    expect(checked(html({ rotate: 90 }, { rotate: 180 }))).toHaveLength(0);
  });

  it('speaks Spanish to whom speaks Spanish', () => {
    const text = read(panelOf(looks({})), exampleState({ language: 'es' }));
    expect(text).toMatch(/Aspecto Como vino Encaje .*Brillo 100 % .*Tramado/);
  });
});

describe('copying a look', () => {
  const others = ['Bar', 'Door'].map(name => ({ key: name, target: { display: name }, name }));

  it('asks who gets it, and copies to nobody by itself', () => {
    const form = <CopyForm others={others} busy={false} onCopy={() => {}} onCancel={() => {}} />;
    expect(read(form, exampleState())).toMatch(/All of them Bar Door Copy to 0 Cancel/);
    expect(markup(form, exampleState())).toMatch(/type="submit"[^>]*disabled=""/);
  });
});
