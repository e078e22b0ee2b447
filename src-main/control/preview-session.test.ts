import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PictureRegion, PreviewPicture, SentPicture } from '#shared/contract/ports';
import { PictureParts } from '#shared/wire/picture-parts';
import { PreviewSession } from './preview-session.ts';

/** A page with its session, and pictures that leave when the test says so. */
function page() {
  const listeners = new Set<(picture: SentPicture) => void>();
  const last = new Map<string, PictureParts<SentPicture>>();
  const shown: PreviewPicture[] = [];
  const watched: string[] = [];
  const session = new PreviewSession({
    pictures: {
      onSent: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      lastSent: display => last.get(display)?.all ?? [],
      watch: display => {
        watched.push(display);
        return () => watched.splice(watched.indexOf(display), 1);
      },
    },
    show: picture => shown.push(picture),
  });
  const send = (display: string, sequence: number, region?: PictureRegion) => {
    const picture = {
      ...(region && { region }),
      display,
      sequence,
      sentAtMs: sequence,
      format: 'jpeg',
      bytes: Uint8Array.of(sequence),
    } as const;
    const parts = last.get(display) ?? new PictureParts();
    parts.add(picture);
    last.set(display, parts);
    for (const listener of listeners) listener(picture);
    return picture;
  };
  const want = (...displays: string[]) => session.receive({ type: 'want', displays });
  const seen = (display: string) => session.receive({ type: 'seen', display });
  return { session, listeners, shown, watched, send, want, seen };
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

const REGION = { x: 16, y: 32, width: 48, height: 16 };

it('S2 a page that comes later is shown the last whole picture and every region since', () => {
  const { shown, send, want } = page();
  send('Bar', 1);
  send('Bar', 2);
  const parts = [send('Bar', 3, REGION), send('Bar', 4, REGION), send('Bar', 5, REGION)];
  want('Bar');
  expect(shown.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
  expect(shown.at(-1)).toEqual({ type: 'picture', ...parts.at(-1) });
});

it('S2 a slow page skips to the newest whole picture, never over a region', () => {
  const { shown, send, want, seen } = page();
  want('Bar');
  send('Bar', 1);
  for (const sequence of [2, 3, 4]) send('Bar', sequence, REGION);
  const sequences = () => shown.map(({ sequence }) => sequence);
  expect(sequences()).toEqual([1, 2]);
  seen('Bar');
  expect(sequences()).toEqual([1, 2, 3, 4]);
  for (const sequence of [5, 6]) send('Bar', sequence, REGION);
  send('Bar', 7);
  send('Bar', 8, REGION);
  for (let picture = 0; picture < 3; picture += 1) seen('Bar');
  expect(sequences()).toEqual([1, 2, 3, 4, 7, 8]);
});

it('S2 whatever a page draws, it ends with what the display shows', () => {
  const steps = fc.array(fc.constantFrom('whole', 'region', 'seen', 'come back'), { maxLength: 60 });
  fc.assert(
    fc.property(steps, happened => {
      const { shown, send, want, seen } = page();
      const onDisplay: number[] = [];
      let acknowledged = 0;
      send('Bar', 0);
      onDisplay.push(0);
      want('Bar');
      for (const [index, step] of happened.entries()) {
        if (step === 'come back') {
          want();
          want('Bar');
          acknowledged = shown.length;
        } else if (step === 'seen') {
          if (acknowledged < shown.length) acknowledged += 1;
          seen('Bar');
        } else {
          if (step === 'whole') onDisplay.length = 0;
          onDisplay.push(index + 1);
          send('Bar', index + 1, step === 'whole' ? undefined : REGION);
        }
      }
      for (let all = 0; all < 200; all += 1) seen('Bar');
      const drawn = shown.slice(shown.findLastIndex(({ region }) => !region));
      expect(drawn.map(({ sequence }) => sequence)).toEqual(onDisplay);
    }),
  );
});

it('asks for small pictures of a source only while the page wants them', () => {
  const { session, watched, shown, send, want } = page();
  want('Bar', 'source:canvas:K7QMXD', 'source:wall-room');
  expect(watched).toEqual(['source:canvas:K7QMXD', 'source:wall-room']);
  send('source:wall-room', 1);
  expect(shown).toHaveLength(1);
  want('Bar', 'source:wall-room');
  expect(watched).toEqual(['source:wall-room']);
  session.close();
  expect(watched).toEqual([]);
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
