import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Contract } from '#shared/contract/contract';
import type { Panic } from '#shared/contract/state';
import { exampleDisplay, exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { exampleTouchdesigner, touchdesignerState } from '#shared/contract/test-kit/example-touchdesigner';
import { commandsOf } from './commands.ts';
import { SmallEngine } from './test-kit/small-engine.ts';

/** A client at the far end of a real message port. */
function connect() {
  const engine = new SmallEngine();
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(commandsOf(engine)).upgrade(port1);
  onTestFinished(() => port1.close());
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
  return { engine, client };
}

describe('the command table over a message port', () => {
  it('carries commands to the engine', async () => {
    const { engine, client } = connect();
    await client.settings.setLanguage({ language: 'es' });
    await client.panic.set({ panic: 'dark' });
    await client.rooms.setPin({ room: 'K7QMXD', pin: null });
    expect(await client.rooms.create({ name: 'Bar', pin: '1234' })).toEqual({ room: 'K7QMXD' });
    expect(engine.told).toEqual([
      ['settings.setLanguage', 'es'],
      ['panic.set', 'dark'],
      ['rooms.setPin', 'K7QMXD', undefined],
      ['rooms.create', { name: 'Bar', pin: '1234' }],
    ]);
  });

  it('carries what is seen where to the engine', async () => {
    const { engine, client } = connect();
    const targets = [{ display: 'a' }, { group: 'w' }];
    const program = { kind: 'program', room: 'K7QMXD' } as const;
    await client.routes.set({ targets, source: program, look: { rotate: 90 }, state: 'frozen' });
    await client.patterns.show({ targets, pattern: 'identify' });
    await client.patterns.end({});
    const arrangement = { kind: 'wall', columns: 2, rows: 1, gapPx: 20, cells: ['a', null] } as const;
    const made = await client.groups.create({
      name: 'Stage',
      arrangement: { ...arrangement, cells: ['a', null] },
    });
    expect(made).toEqual({ group: 'group-1' });
    expect(await client.scenes.save({ name: 'Evening' })).toEqual({ scene: 'scene-1' });
    expect(await client.scenes.recall({ scene: 'scene-1' })).toEqual({
      displays: ['Bar'],
      walls: [],
      sources: [],
    });
    await client.settings.setBudget({ network: '10.0.0', mbps: null });
    expect(engine.told).toEqual([
      ['routes.set', targets, { source: program, look: { rotate: 90 }, state: 'frozen' }],
      ['patterns.show', targets, 'identify', 30],
      ['patterns.end', undefined],
      ['groups.create', 'Stage', arrangement],
      ['scenes.save', 'Evening'],
      ['scenes.recall', 'scene-1'],
      ['settings.setBudget', '10.0.0', undefined],
    ]);
  });

  it('refuses looks, walls and targets that make no sense, and the engine hears nothing', async () => {
    const { engine, client } = connect();
    const targets = [{ display: 'a' }];
    const wall = { kind: 'wall', columns: 2, rows: 2, gapPx: 0 } as const;
    const wrong: (() => Promise<unknown>)[] = [
      () => client.routes.set({ targets: [], state: 'dark' }),
      () => client.routes.set({ targets, look: { gamma: 0 } }),
      () => client.routes.set({ targets, look: { cap: 1.5 } }),
      () => client.routes.set({ targets, look: { crop: { x: 0.5, y: 0, width: 0.6, height: 1 } } }),
      () => client.groups.create({ name: 'W', arrangement: { ...wall, cells: ['a'] } }),
      () => client.groups.create({ name: 'W', arrangement: { ...wall, cells: ['a', 'a', null, null] } }),
      () => client.patterns.show({ targets, pattern: 'bars', seconds: 0 }),
    ];
    for (const call of wrong) await expect(call()).rejects.toThrow(/validation/i);
    expect(engine.told).toEqual([]);
  });

  it('takes a file in parts', async () => {
    const { engine, client } = connect();
    const part = (offset: number, text: string) => ({
      upload: 'u',
      name: 'a.png',
      total: 6,
      offset,
      part: Buffer.from(text).toString('base64'),
    });
    expect(await client.media.upload(part(0, 'abc'))).toEqual({ done: false });
    expect(await client.media.upload(part(3, 'def'))).toEqual({ done: true, media: 'a.png' });
    expect(engine.told).toEqual([
      ['media.upload', 'a.png', 0, 'abc'],
      ['media.upload', 'a.png', 3, 'def'],
    ]);
  });

  it('reads what the state holds', async () => {
    const { engine, client } = connect();
    const rooms = [exampleRoom(), exampleRoom({ code: 'AAAAAA', open: false, onWall: false })];
    engine.now = exampleState({ rooms, displays: [exampleDisplay()] });
    expect(await client.rooms.list()).toEqual(rooms);
    expect(await client.displays.list()).toEqual([exampleDisplay()]);
    expect(await client.state.read()).toEqual(engine.now);
  });

  it('tells the time by which the state tells its own', async () => {
    const { engine, client } = connect();
    const before = engine.clock.wall();
    const { nowMs } = await client.state.clock();
    expect(nowMs).toBeGreaterThanOrEqual(before);
    expect(nowMs).toBeLessThanOrEqual(engine.clock.wall());
  });

  it('refuses what the schema does not know, and the engine hears nothing', async () => {
    const { engine, client } = connect();
    const wrong: unknown = { panic: 'party' };
    await expect(client.panic.set(wrong as { panic: Panic })).rejects.toThrow(/validation/i);
    expect(engine.told).toEqual([]);
  });

  it('D1 answers what the engine cannot do by its code and its sentence, and why a display is silent', async () => {
    const { client } = connect();
    await expect(client.rooms.rename({ room: 'nothing', name: 'Bar' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
      message: 'There is no such thing.',
      defined: true,
    });
    await expect(client.displays.add({ address: 'nobody' })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      data: { code: 'no-answer', detail: '5000 ms' },
    });
  });

  it('A3 removes an artist’s items, brings them back, and says when there is nothing', async () => {
    const { client } = connect();
    const room = 'K7QMXD';
    const removal = await client.rooms.removeAuthor({ room, author: 'someone' });
    expect(removal).toEqual({ undo: 'undo-1', items: 3 });
    await expect(client.rooms.undoRemoval({ room, undo: removal.undo })).resolves.toBeUndefined();
    await expect(client.rooms.undoRemoval({ room, undo: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('tells the whole state at once, then only when it changed', async () => {
    const { engine, client } = connect();
    const states = await client.state.watch();
    expect((await states.next()).value).toEqual(exampleState());
    engine.now = exampleState({ panic: 'frozen' });
    expect((await states.next()).value).toMatchObject({ panic: 'frozen' });
    await states.return?.(undefined);
  });

  it('streams the monitor, a snapshot first', async () => {
    const { client } = connect();
    const events = await client.monitor.watch({ display: 'any' });
    expect((await events.next()).value).toEqual({ type: 'snapshot', samples: [] });
    expect((await events.next()).done).toBe(true);
  });

  it('tells how TouchDesigner is connected, at once and when that changed', async () => {
    const { engine, client } = connect();
    const room = 'K7QMXD';
    expect(await client.rooms.touchdesigner({ room })).toEqual(engine.touchdesigner);
    const watched = await client.rooms.watchTouchdesigner({ room });
    expect((await watched.next()).value).toEqual(touchdesignerState([exampleTouchdesigner()]));
    const left = { name: 'Bar projection', address: '192.168.1.31', atMs: 5_000, code: 1006, refused: false };
    engine.touchdesigner = touchdesignerState([], { left });
    expect((await watched.next()).value).toEqual({ clients: [], left });
    await watched.return?.(undefined);
  });

  it('R20 sends TouchDesigner a test picture, and says to how many', async () => {
    const { engine, client } = connect();
    engine.touchdesigner = touchdesignerState([
      exampleTouchdesigner(),
      exampleTouchdesigner({ client: 'client-8' }),
    ]);
    expect(await client.rooms.testTouchdesigner({ room: 'K7QMXD' })).toEqual({ clients: 2 });
    expect(engine.told).toEqual([['rooms.testTouchdesigner', 'K7QMXD']]);
    await expect(client.rooms.testTouchdesigner({ room: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('what there is not cannot be watched', async () => {
    const { client } = connect();
    await expect(client.rooms.watchTouchdesigner({ room: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(client.rooms.watchPeople({ room: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.displays.watchEvents({ display: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
