import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Contract } from '#shared/contract/contract';
import type { Panic } from '#shared/contract/state';
import { exampleDisplay, exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
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

  it('reads what the state holds', async () => {
    const { engine, client } = connect();
    const rooms = [exampleRoom(), exampleRoom({ code: 'AAAAAA', open: false, onWall: false })];
    engine.now = exampleState({ rooms, displays: [exampleDisplay()] });
    expect(await client.rooms.list()).toEqual(rooms);
    expect(await client.displays.list()).toEqual([exampleDisplay()]);
    expect(await client.state.read()).toEqual(engine.now);
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

  it('what there is not cannot be watched', async () => {
    const { client } = connect();
    await expect(client.rooms.watchPeople({ room: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.displays.watchEvents({ display: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
