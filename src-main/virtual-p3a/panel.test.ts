import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { Panel, REFRESH_MS } from './panel.ts';
import { plainPanel } from './panel-pixels.ts';

const idle = plainPanel({ r: 0, g: 0, b: 0 });
const picture = (ordinal: number) => ({ pixels: plainPanel({ r: ordinal, g: 0, b: 0 }), ordinal });

function panelAt(startMs: number) {
  const clock = new ManualClock();
  clock.advance(startMs);
  return { clock, panel: new Panel({ clock, idle }) };
}

describe('the panel', () => {
  it('D8 shows its idle picture and does nothing until it has another one', () => {
    const { clock, panel } = panelAt(3);
    expect(panel.shown).toEqual({ pixels: idle, ordinal: 0 });
    expect(clock.pending).toBe(0);
  });

  it('D8 a picture becomes visible at the next refresh of 60 Hz, not before', async () => {
    const { clock, panel } = panelAt(REFRESH_MS * 4 + 5);
    const shown = panel.show(picture(1));
    clock.advance(REFRESH_MS - 5.01);
    expect(panel.shown.ordinal).toBe(0);
    clock.advance(0.02);
    expect(panel.shown.ordinal).toBe(1);
    expect(await shown).toBeCloseTo(REFRESH_MS * 5, 1);
    expect(clock.pending).toBe(0);
  });

  it('S6 of two pictures between two refreshes the newer one is shown, and the older one knows', async () => {
    const { clock, panel } = panelAt(1);
    const [older, newer] = [panel.show(picture(1)), panel.show(picture(2))];
    clock.advance(REFRESH_MS);
    expect(await older).toBeUndefined();
    expect(await newer).toBeDefined();
    expect(panel.shown.ordinal).toBe(2);
  });

  it('leaves no timer when it is switched off, and shows nothing more', async () => {
    const { clock, panel } = panelAt(1);
    const waiting = panel.show(picture(1));
    panel.stop();
    expect(await waiting).toBeUndefined();
    expect(await panel.show(picture(2))).toBeUndefined();
    expect(clock.pending).toBe(0);
    expect(panel.shown.ordinal).toBe(0);
  });
});
