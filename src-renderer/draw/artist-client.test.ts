import { describe, expect, it } from 'vitest';
import { ARTIST_LIMITS } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import { ArrayKeeper, CANVAS, ME, point, STYLE, startPage, strokeItem } from './relay-double.test-support.ts';

const at = (x: number, y: number, timeMs: number) => ({ x, y, pressure: 0.5, timeMs });

describe('joining', () => {
  it('A6: shows raster and items only when the document is complete', async () => {
    const { relay, client, document, shownIds } = await startPage();
    relay.open();
    expect(relay.of('hello')).toEqual([{ type: 'hello', token: 'a-token-that-is-secret' }]);
    relay.say({ type: 'reset', floor: 4 });
    relay.send({ kind: 'raster', part: 0, parts: 2, bytes: Uint8Array.of(1, 2) });
    relay.send({ kind: 'raster', part: 1, parts: 2, bytes: Uint8Array.of(3) });
    relay.send({ kind: 'item', item: strokeItem('stroke-a', 5) });
    expect(shownIds()).toEqual([]);
    expect(client.state.getState().connection.kind).toBe('connecting');
    relay.say({ type: 'ready', order: 5 });
    expect(client.state.getState().connection.kind).toBe('joined');
    expect(document.shown.base?.png).toEqual(Uint8Array.of(1, 2, 3));
    expect(shownIds()).toEqual(['stroke-a']);
  });

  it('A6: keeps the old canvas to be seen while a new document comes in', async () => {
    const { relay, shownIds } = await startPage();
    relay.join([strokeItem('stroke-a', 1), strokeItem('stroke-b', 2)]);
    relay.say({ type: 'reset', floor: 0 });
    relay.send({ kind: 'item', item: strokeItem('stroke-b', 2) });
    expect(shownIds()).toEqual(['stroke-a', 'stroke-b']);
    relay.say({ type: 'ready', order: 3 });
    expect(shownIds()).toEqual(['stroke-b']);
  });

  it('passes over what it does not understand', async () => {
    const { relay, shownIds } = await startPage();
    relay.join([strokeItem('stroke-a', 1)]);
    relay.sayNonsense('no JSON');
    relay.sayNonsense('{"type":"a thing of the future"}');
    relay.sayNonsense(Uint8Array.of(200, 1, 2));
    relay.sayNonsense(new Uint8Array());
    relay.send({ kind: 'item', item: strokeItem('stroke-b', 2) });
    expect(shownIds()).toEqual(['stroke-a', 'stroke-b']);
  });

  it('tells where the drawing is seen', async () => {
    const { relay, client } = await startPage();
    relay.join();
    relay.say({ type: 'wall', state: 'frozen' });
    expect(client.state.getState().wall).toBe('frozen');
  });
});

describe('drawing', () => {
  it('A2: a stroke is in the document at once, and the relay gets it whole when the pen is lifted', async () => {
    const { relay, client, document, clock } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 1_000));
    expect(document.live.size).toBe(1);
    clock.advance(5);
    client.pen.extend([at(20, 20, 1_005), at(30, 30, 1_010)]);
    client.pen.end();
    const [commit] = relay.of('commit');
    expect(commit).toMatchObject({ kind: 'commit', stroke: { style: STYLE } });
    expect(commit && 'stroke' in commit && commit.stroke.points.map(({ x }) => x)).toEqual([10, 20, 30]);
    expect(relay.ids('begin')).toEqual(relay.ids('commit'));
    expect(document.live.size).toBe(0);
    expect(document.shown.items).toHaveLength(1);
  });

  it('A2: sends points at most 60 times a second however fast the pen is', async () => {
    const { relay, client, clock } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(0, 0, 0));
    for (let ms = 1; ms <= 1_000; ms += 1) {
      clock.advance(1);
      client.pen.extend([at(ms / 2, 0, ms)]);
    }
    const messages = relay.of('points');
    expect(messages.length).toBeGreaterThan(30);
    expect(messages.length).toBeLessThanOrEqual(ARTIST_LIMITS.pointMessagesPerSecond);
    clock.advance(100);
    const sent = relay
      .of('points')
      .reduce((sum, message) => sum + ('points' in message ? message.points.length : 0), 0);
    expect(sent).toBe(1_001);
  });

  it('lets live points wait on a full line, and never loses one', async () => {
    const { relay, client, clock, document } = await startPage();
    relay.join();
    relay.buffered = 1_000_000;
    client.pen.begin(STYLE, at(0, 0, 0));
    client.pen.extend([at(5, 5, 10)]);
    clock.advance(200);
    expect(relay.of('points')).toEqual([]);
    expect([...document.live.values()][0]?.points).toHaveLength(2);
    relay.buffered = 0;
    clock.advance(50);
    expect(relay.of('points')).toMatchObject([{ from: 0, points: [{ x: 0 }, { x: 5 }] }]);
  });

  it('shows the strokes of others while they grow, and lets them go with their artist', async () => {
    const { relay, document } = await startPage();
    relay.join();
    relay.say({ type: 'begin', id: 'foreign-1', author: 'other', style: STYLE });
    relay.send({ kind: 'points', id: 'foreign-1', from: 0, points: [point(1, 1), point(2, 2)] });
    relay.send({ kind: 'points', id: 'foreign-1', from: 1, points: [point(2, 2), point(3, 3)] });
    expect(document.live.get('foreign-1')?.points.map(({ x }) => x)).toEqual([1, 2, 3]);
    relay.say({ type: 'end', id: 'foreign-1' });
    expect(document.live.size).toBe(0);
    relay.say({ type: 'begin', id: 'foreign-2', author: 'other', style: STYLE });
    relay.cut();
    expect(document.live.size).toBe(0);
  });

  it('takes a stroke back that was no drawing', async () => {
    const { relay, client, document } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(0, 0, 0));
    client.pen.abort();
    expect(relay.ids('abort')).toEqual(relay.ids('begin'));
    expect(relay.of('commit')).toEqual([]);
    expect(document.live.size).toBe(0);
    expect(client.state.getState().blank).toBe(true);
  });
});

describe('commands', () => {
  it('A1: the accepted stroke stays the very object that was drawn', async () => {
    const { relay, client, document } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    client.pen.end();
    const [drawn] = document.shown.items;
    const [id] = relay.ids('commit');
    relay.accept(id ?? '', 1);
    const [confirmed] = document.shown.items;
    expect(confirmed?.order).toBe(1);
    expect(
      confirmed?.kind === 'stroke' && drawn?.kind === 'stroke' && confirmed.stroke === drawn.stroke,
    ).toBe(true);
    expect(client.state.getState().waiting).toBe(0);
  });

  it('A1: an accepted stroke does not blink when its receipt comes before its item', async () => {
    const { relay, client, shownIds } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    client.pen.end();
    const [id = ''] = relay.ids('commit');
    relay.say({ type: 'accepted', id });
    expect(shownIds()).toEqual([id]);
    relay.send({ kind: 'item', item: strokeItem(id, 1, ME) });
    expect(shownIds()).toEqual([id]);
  });

  it('A3: undo, redo and clear are seen at once, and their buttons follow', async () => {
    const { relay, client, shownIds } = await startPage();
    relay.join([strokeItem('mine-0001', 1, ME), strokeItem('theirs-01', 2)]);
    relay.say({ type: 'you', undoable: 1, redoable: 0 });
    client.undo();
    expect(shownIds()).toEqual(['theirs-01']);
    expect(client.state.getState()).toMatchObject({ undoable: 0, redoable: 1 });
    client.undo();
    expect(relay.of('undo')).toHaveLength(1);
    client.redo();
    expect(shownIds()).toEqual(['mine-0001', 'theirs-01']);
    client.clear();
    expect(shownIds()).toEqual([]);
    expect(relay.heard.slice(-3)).toMatchObject([{ type: 'undo' }, { type: 'redo' }, { type: 'clear' }]);
  });

  it('an undo lifts the pen first, so that it takes the line under the hand', async () => {
    const { relay, client, shownIds } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    relay.say({ type: 'you', undoable: 1, redoable: 0 });
    client.undo();
    expect(relay.of('commit')).toHaveLength(1);
    expect(shownIds()).toEqual([]);
  });

  it('A5: a refused command says so and is not sent again', async () => {
    const keeper = new ArrayKeeper();
    const { relay, client, shownIds } = await startPage(keeper);
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    client.pen.end();
    const [id = ''] = relay.ids('commit');
    relay.say({ type: 'rejected', id, reason: 'full' });
    expect(client.state.getState().rejection).toEqual({ command: 'commit', reason: 'full', number: 1 });
    expect(shownIds()).toEqual([]);
    expect(keeper.kept).toEqual([]);
    relay.cut();
    relay.join();
    expect(relay.of('commit')).toHaveLength(1);
  });
});

describe('A5: offline', () => {
  it('keeps drawing, says so, and sends everything again in order', async () => {
    const keeper = new ArrayKeeper();
    const { relay, client, shownIds } = await startPage(keeper);
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    client.pen.end();
    relay.cut();
    client.pen.begin(STYLE, at(50, 50, 0));
    client.pen.end();
    client.undo();
    expect(client.state.getState().connection).toMatchObject({ kind: 'offline', code: 1006 });
    expect(client.state.getState().waiting).toBe(3);
    expect(keeper.kept).toHaveLength(3);
    expect(shownIds()).toHaveLength(1);
    relay.heard.length = 0;
    relay.join();
    const commands = relay.heard.filter(message => 'kind' in message || message.type === 'undo');
    expect(commands.map(message => ('id' in message ? message.id : ''))).toEqual(
      keeper.kept.map(({ id }) => id),
    );
    expect(client.state.getState().connection.kind).toBe('joined');
  });

  it('a page that is opened again sends what the one before could not', async () => {
    const keeper = new ArrayKeeper();
    const before = await startPage(keeper);
    before.client.pen.begin(STYLE, at(10, 10, 0));
    before.client.pen.end();
    before.client.stop();
    const after = await startPage(keeper);
    expect(after.client.state.getState().waiting).toBe(1);
    after.relay.join();
    expect(after.relay.ids('commit')).toEqual(keeper.kept.map(({ id }) => id));
    after.relay.accept(keeper.kept[0]?.id ?? '', 1);
    expect(keeper.kept).toEqual([]);
  });

  it('comes back with an evening’s strokes without flooding the relay (R14)', async () => {
    const keeper = new ArrayKeeper();
    const { relay, client } = await startPage(keeper);
    for (let index = 0; index < 500; index += 1) {
      client.pen.begin(STYLE, at(index, 10, 0));
      client.pen.end();
    }
    relay.join();
    const sent: string[] = [];
    while (sent.length < 500) {
      const fresh = relay.ids('commit').slice(sent.length);
      expect(fresh.length).toBeGreaterThan(0);
      expect(fresh.length).toBeLessThan(60);
      sent.push(...fresh);
      for (const id of fresh) relay.say({ type: 'accepted', id });
    }
    expect(new Set(sent).size).toBe(500);
    expect(client.state.getState().waiting).toBe(0);
  });

  it('tells a stroke that is being drawn to a new connection from its start', async () => {
    const { relay, client } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    relay.cut();
    client.pen.extend([at(20, 20, 10)]);
    relay.heard.length = 0;
    relay.join();
    expect(relay.of('begin')).toHaveLength(1);
    expect(relay.of('points')).toMatchObject([{ from: 0, points: [{ x: 10 }, { x: 20 }] }]);
  });

  it('notices a line that went silent within seconds, and opens another one', async () => {
    const { relay, client, clock } = await startPage();
    relay.join();
    for (let beat = 0; beat < 10; beat += 1) {
      clock.advance(ARTIST_LIMITS.beatEveryMs);
      relay.say({ type: 'beat' });
    }
    expect(client.state.getState().connection.kind).toBe('joined');
    expect(relay.of('beat').length).toBeGreaterThanOrEqual(9);
    clock.advance(ARTIST_LIMITS.silentMs + 1_500);
    expect(client.state.getState().connection.kind).toBe('offline');
    expect(relay.restarts).toBe(1);
  });

  it('R4: names the reason of a refusal, and stays away after a final one', async () => {
    const { relay, client } = await startPage();
    relay.cut(CLOSE.noSuchRoom);
    expect(client.state.getState().connection).toMatchObject({ kind: 'offline', code: CLOSE.noSuchRoom });
    relay.cut(1006);
    expect(client.state.getState().connection).toMatchObject({ kind: 'offline', code: CLOSE.noSuchRoom });
    relay.join();
    relay.cut(CLOSE.removed);
    expect(client.state.getState().connection).toEqual({ kind: 'refused', code: CLOSE.removed });
    expect(relay.ended).toBe(true);
  });

  it('leaves no timer behind', async () => {
    const { relay, client, clock } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    client.pen.end();
    client.stop();
    expect(clock.pending).toBe(0);
  });
});

describe('R1: a room with a PIN', () => {
  const stateOf = ({ client }: Awaited<ReturnType<typeof startPage>>) => client.state.getState();

  it('is told the key of now at every connection', async () => {
    let key: string | undefined;
    const { relay, client } = await startPage(undefined, () => key);
    relay.open();
    expect(relay.of('hello').at(-1)).not.toHaveProperty('key');
    key = '4711';
    client.knock();
    relay.open();
    expect(relay.of('hello').at(-1)).toMatchObject({ key: '4711' });
  });

  it('R4: asks for it after 4401, says when it was wrong, and lets in who has it', async () => {
    let key: string | undefined;
    const page = await startPage(undefined, () => key);
    page.relay.open();
    page.relay.cut(CLOSE.unauthorised);
    expect([stateOf(page).connection.kind, stateOf(page).keyQuestion]).toEqual(['refused', 'missing']);
    expect(page.relay.ended).toBe(true);
    key = '1111';
    page.client.knock();
    expect([stateOf(page).connection.kind, stateOf(page).keyQuestion]).toEqual(['connecting', 'missing']);
    page.relay.open();
    page.relay.cut(CLOSE.unauthorised);
    expect(stateOf(page).keyQuestion).toBe('wrong');
    page.client.knock();
    page.relay.join();
    expect([stateOf(page).connection.kind, stateOf(page).keyQuestion]).toEqual(['joined', 'unasked']);
  });

  it('A5: what was drawn before it was asked for is sent once it is given', async () => {
    const { relay, client } = await startPage();
    relay.join();
    relay.cut();
    client.pen.begin(STYLE, at(10, 10, 0));
    client.pen.end();
    relay.open();
    relay.cut(CLOSE.unauthorised);
    client.knock();
    relay.join();
    expect(relay.of('commit')).toHaveLength(1);
  });
});

describe('what a room says before it ends a connection', () => {
  it.each(['closed', 'new-code', 'new-canvas'] as const)('“%s” holds until it is there again', async why => {
    const { relay, client } = await startPage();
    relay.join();
    relay.say({ type: 'farewell', why });
    relay.cut(CLOSE.stopping);
    relay.open();
    relay.cut(CLOSE.stopping);
    expect(client.state.getState().farewell).toBe(why);
    relay.join();
    expect(client.state.getState().farewell).toBeUndefined();
  });

  it('A5: “unkept” holds until it takes a stroke again', async () => {
    const { relay, client } = await startPage();
    relay.join();
    client.pen.begin(STYLE, at(10, 10, 0));
    client.pen.end();
    relay.say({ type: 'farewell', why: 'unkept' });
    relay.cut(CLOSE.stopping);
    relay.join();
    expect(client.state.getState().farewell).toBe('unkept');
    for (const id of relay.ids('commit')) relay.accept(id, 1);
    expect(client.state.getState().farewell).toBeUndefined();
  });

  it('the canvas of a room that comes back the same is the same, another one is not', async () => {
    const { relay, client } = await startPage();
    relay.join();
    const { canvas } = client.state.getState();
    relay.cut();
    relay.join();
    expect(client.state.getState().canvas).toBe(canvas);
    relay.say({
      type: 'welcome',
      room: 'K7QMXD',
      name: 'Guest 4',
      author: ME,
      canvas: { ...CANVAS, width: 300 },
    });
    expect(client.state.getState().canvas).toMatchObject({ width: 300, height: 720 });
  });
});
