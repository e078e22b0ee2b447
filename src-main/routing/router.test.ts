import { describe, expect, it } from 'vitest';
import { WALL_ROOM } from '#shared/contract/source';
import { ManualClock } from '#shared/manual-clock';
import { STAGES } from '#shared/stages';
import { until } from '../displays/test-kit/until.ts';
import { systemClock } from '../platform/system-clock.ts';
import type { Faults } from '../virtual-p3a/faults.ts';
import { shownOn } from '../virtual-p3a/test-kit/http-client.ts';
import { startDisplay } from '../virtual-p3a/test-kit/started-display.ts';
import { BLACK, BLUE, GREEN, RED } from './test-kit/sender-bench.ts';
import { colourOf, TestSource } from './test-kit/test-source.ts';
import { hang, live, stateOf, untilShown, wall } from './test-kit/wall.ts';

describe('Router', () => {
  it('leads the source to the displays that are routed, and to no other', async () => {
    const w = wall();
    const fed = await hang(w, 1);
    const spare = await hang(w, 2, { routed: false });
    await untilShown(fed, RED);
    w.source.paint(BLUE);
    await untilShown(fed, BLUE);
    expect((await shownOn(spare.http)).ordinal).toBe(0);
    expect(stateOf(w, spare.id)).toMatchObject({ health: 'off', routed: false, sender: { kind: 'off' } });
    expect(stateOf(w, fed.id)).toMatchObject({ health: 'live', routed: true, sender: { kind: 'live' } });
  });

  it('subscribes to the source only while a display wants its frames', async () => {
    const w = wall();
    expect(w.source.rates).toEqual([]);
    const display = await hang(w, 1, { routed: false });
    w.router.route(display.id);
    await live(w, display.id);
    w.router.setPanic('frozen');
    w.router.setPanic('live');
    w.router.unroute(display.id);
    expect(w.source.rates).toEqual([30, 0, 30, 0]);
    expect(w.rows.get(display.id)?.routed).toBe(false);
  });

  it('sends two displays the same bytes of one encode, and tells them as they left', async () => {
    const w = wall();
    const [one, two] = [await hang(w, 1), await hang(w, 2)];
    await live(w, one.id);
    await live(w, two.id);
    await until(() => expect(w.sent).toHaveLength(2));
    w.source.paint(GREEN);
    await until(() => expect(w.sent).toHaveLength(4));
    const [first, second] = [one, two].map(({ id }) => w.sent.findLast(({ display }) => display === id));
    expect(first?.bytes).toBe(second?.bytes);
    expect(await colourOf(Buffer.from(first?.bytes ?? []))).toEqual(GREEN);
    expect(w.encodes.encodes).toBe(2);
    expect(w.router.lastSent(two.id)).toEqual([second]);
    expect(stateOf(w, two.id).sent).toEqual({ sequence: 1, atMs: second?.sentAtMs });
  });

  it('S8 shows the present picture to a display that was off and is back, with nobody doing anything', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    await display.display.stop();
    w.source.paint(BLUE);
    await until(() => expect(stateOf(w, display.id).sender.kind).toBe('retrying'));
    const { httpPort, streamPort } = display;
    const back = await startDisplay({ mac: display.id, httpPort, streamPort });
    await untilShown(back, BLUE);
  });

  it('S8 finds a display again that came back with its stream on another port', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    await display.display.stop();
    w.source.paint(GREEN);
    const back = await startDisplay({ mac: display.id, httpPort: display.httpPort });
    await untilShown(back, GREEN);
  });

  it('lets a slow display drop frames, and no other one notices', async () => {
    const w = wall();
    const slow = await hang(w, 1, { faults: { decodeDelayMs: 600 } });
    const quick = await hang(w, 2);
    await live(w, slow.id);
    await live(w, quick.id);
    for (let n = 1; n <= 40; n += 1) {
      const { sequence } = w.source.paint(n === 40 ? BLUE : n % 2 ? RED : GREEN);
      await until(() => expect(w.router.lastSent(quick.id).at(-1)?.sequence).toBe(sequence));
    }
    expect(stateOf(w, slow.id).dropped).toBeGreaterThan(0);
    expect(stateOf(w, slow.id).sender).toMatchObject({ kind: 'slow' });
    expect(stateOf(w, quick.id)).toMatchObject({ dropped: 0, sender: { kind: 'live' } });
    await untilShown(quick, BLUE);
    await untilShown(slow, BLUE);
  });

  it('dark blackens every routed display; live brings back the present picture', async () => {
    const w = wall();
    const [one, two] = [await hang(w, 1), await hang(w, 2)];
    await untilShown(one, RED);
    await untilShown(two, RED);
    w.router.setPanic('dark');
    await untilShown(one, BLACK);
    await untilShown(two, BLACK);
    w.source.paint(GREEN);
    const late = await hang(w, 3);
    await untilShown(late, BLACK);
    expect(w.sent.every(({ sequence, bytes }) => bytes.length > 0 && sequence <= 1)).toBe(true);
    w.router.setPanic('live');
    for (const display of [one, two, late]) await untilShown(display, GREEN);
  });

  it('S6 measures every stage of a display that acknowledges, up to the light', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    w.source.paint(BLUE);
    const events = w.metrics.watch(display.id);
    await until(async () => {
      const { value } = await events.next();
      const sample = value?.type === 'sample' ? value.sample : value?.samples.at(-1);
      expect(Object.keys(sample?.stages ?? {})).toEqual([...STAGES]);
      expect(sample?.total?.p50).toBeGreaterThan(0);
    });
    expect(stateOf(w, display.id).lightMs).toBeGreaterThan(0);
    await until(() => expect(stateOf(w, display.id).report?.heapBytes).toBeGreaterThan(0));
  });

  it('S6 knows no light of a display that does not acknowledge, and says that it does not', async () => {
    const w = wall();
    const display = await hang(w, 1, { faults: { noAcknowledgements: true } });
    await live(w, display.id);
    w.source.paint(BLUE);
    await untilShown(display, BLUE);
    await until(() => {
      expect(stateOf(w, display.id).sender).toMatchObject({
        kind: 'slow',
        why: { code: 'no-acknowledgement' },
      });
    });
    expect(stateOf(w, display.id)).not.toHaveProperty('lightMs');
  });

  it('shows a display that hangs as stale after 5 s and dark after 12 s, and why', async () => {
    const clock = new ManualClock();
    const w = wall(clock);
    const faults: Faults = {};
    const display = await hang(w, 1, { faults });
    clock.advance(250);
    await live(w, display.id);
    expect(stateOf(w, display.id).health).toBe('live');
    faults.silent = true;
    clock.advance(5_000);
    await until(() =>
      expect(stateOf(w, display.id)).toMatchObject({ health: 'stale', sender: { kind: 'retrying' } }),
    );
    expect(stateOf(w, display.id).why?.code).toBe('ping-timeout');
    clock.advance(7_000);
    expect(stateOf(w, display.id)).toMatchObject({ health: 'dark' });
  });

  it('feeds one display undisturbed while another accepts and never answers', async () => {
    const w = wall();
    const silent = await hang(w, 1, { faults: { silent: true } });
    const sound = await hang(w, 2);
    await untilShown(sound, RED);
    for (const colour of [BLUE, GREEN, BLUE]) {
      const { sequence } = w.source.paint(colour);
      await until(() => expect(w.router.lastSent(sound.id).at(-1)?.sequence).toBe(sequence));
      await untilShown(sound, colour);
    }
    expect(stateOf(w, sound.id)).toMatchObject({ health: 'live', dropped: 0, sender: { kind: 'live' } });
    expect(stateOf(w, silent.id).sender.kind).not.toBe('live');
    expect(w.sent.every(({ display }) => display === sound.id)).toBe(true);
  });

  it('feeds no display that answers with another identity, and says which one it met', async () => {
    const w = wall();
    const stranger = await startDisplay({ mac: '02:00:5e:00:53:99' });
    const id = '02:00:5e:00:53:01';
    w.displays.remember({ id, name: 'Foyer', address: stranger.http, virtual: false, routed: true });
    const why = { code: 'different-display', detail: '02:00:5e:00:53:99' };
    await until(() => expect(stateOf(w, id).sender).toMatchObject({ kind: 'refused', why }));
    expect(stateOf(w, id)).toMatchObject({ health: 'stale', why });
    expect((await shownOn(stranger.http)).ordinal).toBe(0);
  });

  it('goes on when one who watches the pictures fails', async () => {
    const w = wall();
    w.router.onSent(() => {
      throw new Error('the page is gone');
    });
    const display = await hang(w, 1);
    await untilShown(display, RED);
    w.source.paint(BLUE);
    await untilShown(display, BLUE);
  });

  it('forgets a display that is removed, and frees its slot', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await live(w, display.id);
    w.displays.remove(display.id);
    expect(w.router.state()).toEqual([]);
    expect(w.router.lastSent(display.id)).toEqual([]);
    expect(w.source.rates.at(-1)).toBe(0);
  });

  it('leads another source at once, and hears no more of the one before', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    const other = new TestSource(systemClock, GREEN, 'other');
    w.sources.put(WALL_ROOM, other);
    await untilShown(display, GREEN);
    expect([w.source.rates.at(-1), other.rates]).toEqual([0, [30]]);
    w.source.paint(BLUE);
    other.paint(BLUE);
    await untilShown(display, BLUE);
    expect(w.router.lastSent(display.id).at(-1)?.sequence).toBe(1);
  });

  it('another source that leads in a panic is seen when the panic ends', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    w.router.setPanic('frozen');
    w.sources.put(WALL_ROOM, new TestSource(systemClock, GREEN, 'other'));
    expect(w.router.lastSent(display.id).at(-1)?.sequence).toBe(0);
    expect(w.sent).toHaveLength(1);
    w.router.setPanic('live');
    await untilShown(display, GREEN);
  });

  it('tells what happened to a display, newest first, and nothing of one that it does not know', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await live(w, display.id);
    w.displays.rename(display.id, 'Stage');
    w.displays.remember({
      id: display.id,
      name: 'Stage',
      address: display.http,
      virtual: true,
      routed: true,
    });
    expect(w.router.events(display.id).map(({ kind }) => kind)).toEqual([
      'renamed',
      'health',
      'sender',
      'added',
    ]);
    expect(w.router.events(display.id)[2]).toMatchObject({ sender: 'live' });
    expect(w.router.events('nobody')).toEqual([]);
  });

  it('notes when a display fell silent, although it said nothing', async () => {
    const clock = new ManualClock();
    const w = wall(clock);
    const faults: Faults = {};
    const display = await hang(w, 1, { faults });
    clock.advance(250);
    await live(w, display.id);
    faults.silent = true;
    const silentSince = clock.wall();
    clock.advance(6_000);
    const event = w.router.events(display.id).find(({ kind }) => kind === 'health');
    expect(event).toMatchObject({ health: 'stale', atMs: silentSince + 5_000 });
  });
});
