import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PreviewPicture, SentPicture } from '#shared/contract/ports';
import { PreviewSession } from './preview-session.ts';

/** A page with its session, and pictures that leave when the test says so. */
function page() {
  const listeners = new Set<(picture: SentPicture) => void>();
  const last = new Map<string, SentPicture>();
  const shown: PreviewPicture[] = [];
  const session = new PreviewSession({
    pictures: {
      onSent: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      lastSent: display => last.get(display),
    },
    show: picture => shown.push(picture),
  });
  const send = (display: string, sequence: number) => {
    const picture = {
      display,
      sequence,
      sentAtMs: sequence,
      format: 'jpeg',
      bytes: Uint8Array.of(sequence),
    } as const;
    last.set(display, picture);
    for (const listener of listeners) listener(picture);
    return picture;
  };
  const want = (...displays: string[]) => session.receive({ type: 'want', displays });
  const seen = (display: string) => session.receive({ type: 'seen', display });
  return { session, listeners, shown, send, want, seen };
}

it('shows nothing that was not asked for, and the last picture of what is', () => {
  const { shown, send, want } = page();
  const last = send('Bar', 1);
  send('Foyer', 1);
  expect(shown).toEqual([]);
  want('Bar');
  expect(shown).toEqual([{ type: 'picture', ...last }]);
  expect(shown[0]?.bytes).toBe(last.bytes);
});

it('asked again for what it shows already, it shows nothing twice', () => {
  const { shown, send, want } = page();
  send('Bar', 1);
  want('Bar');
  want('Bar', 'Bar', 'Foyer');
  expect(shown).toHaveLength(1);
  want();
  send('Bar', 2);
  expect(shown).toHaveLength(1);
});

it('R13 a slow display of one page holds up no other', () => {
  const { shown, send, want, seen } = page();
  want('Bar', 'Foyer');
  for (let sequence = 1; sequence <= 5; sequence += 1) send('Bar', sequence);
  send('Foyer', 1);
  const of = (display: string) =>
    shown.filter(picture => picture.display === display).map(picture => picture.sequence);
  expect([of('Bar'), of('Foyer')]).toEqual([[1, 2], [1]]);
  seen('Bar');
  expect(of('Bar')).toEqual([1, 2, 5]);
});

it('R13 whatever happens, no more than two are on the way, and the newest comes at last', () => {
  const steps = fc.array(fc.constantFrom('send', 'seen'), { maxLength: 60 });
  fc.assert(
    fc.property(steps, happened => {
      const { shown, send, want, seen } = page();
      want('Bar');
      let [sent, acknowledged] = [0, 0];
      for (const step of happened) {
        if (step === 'send') send('Bar', ++sent);
        else if (acknowledged < shown.length) {
          acknowledged += 1;
          seen('Bar');
        }
        expect(shown.length - acknowledged).toBeLessThanOrEqual(2);
      }
      for (; acknowledged < shown.length; acknowledged += 1) seen('Bar');
      const sequences = shown.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
      if (sent > 0) expect(sequences.at(-1)).toBe(sent);
    }),
  );
});

it('R15 says of a message whether it makes sense', () => {
  const { session, seen } = page();
  expect(seen('unknown')).toBe(true);
  for (const nonsense of [undefined, 'want', {}, { type: 'want' }, { type: 'want', displays: [1] }]) {
    expect(session.receive(nonsense)).toBe(false);
  }
});

it('listens no longer when the page is gone', () => {
  const { session, listeners } = page();
  expect(listeners.size).toBe(1);
  session.close();
  session.close();
  expect(listeners.size).toBe(0);
});
