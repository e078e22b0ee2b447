import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import type { Contract } from '#shared/contract/contract';
import type { AppState, Language, Panic } from '#shared/contract/state';
import { systemClock } from '../platform/system-clock.ts';
import { type Commanded, commandsOf } from './commands.ts';

const STATE: AppState = {
  version: '1.2.3',
  language: 'en',
  guestAddress: 'http://192.168.1.20:8790',
  addresses: ['http://192.168.1.20:8790'],
  relayAddress: 'ws://192.168.1.20:8790',
  room: {
    code: 'K7QMXD',
    name: 'K7QMXD',
    width: 720,
    height: 720,
    artists: 1,
    touchdesigner: 0,
    others: 0,
    drawing: false,
    prompt: '',
    items: 0,
  },
  displays: [],
  panic: 'live',
  fpsOut: 0,
};

/** An engine as small as the commands need it; what it was told is kept. */
class SmallEngine implements Commanded {
  readonly clock = systemClock;
  now: AppState = STATE;
  readonly told: (Language | Panic)[] = [];

  state(): AppState {
    return this.now;
  }
  async *watchMonitor() {
    yield { type: 'snapshot' as const, samples: [] };
  }
  setLanguage(language: Language): void {
    this.told.push(language);
  }
  setPanic(panic: Panic): void {
    this.told.push(panic);
  }
  removeAuthor(room: string): { undo: string; items: number } | undefined {
    return room === 'K7QMXD' ? { undo: 'undo-1', items: 3 } : undefined;
  }
  undoRemoval(_room: string, undo: string): boolean {
    return undo === 'undo-1';
  }
}

let close: () => void = () => {};
afterEach(() => close());

/** A client at the far end of a real message port. */
function connect() {
  const engine = new SmallEngine();
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(commandsOf(engine)).upgrade(port1);
  close = () => port1.close();
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
  return { engine, client };
}

describe('the command table over a message port', () => {
  it('carries commands to the engine', async () => {
    const { engine, client } = connect();
    await client.settings.setLanguage({ language: 'es' });
    await client.panic.set({ panic: 'dark' });
    expect(engine.told).toEqual(['es', 'dark']);
  });

  it('refuses what the schema does not know, and the engine hears nothing', async () => {
    const { engine, client } = connect();
    const wrong: unknown = { panic: 'party' };
    await expect(client.panic.set(wrong as { panic: Panic })).rejects.toThrow(/validation/i);
    expect(engine.told).toEqual([]);
  });

  it('A3 removes an artist’s items, brings them back, and says when there is nothing', async () => {
    const { client } = connect();
    const room = 'K7QMXD';
    expect(await client.rooms.removeAuthor({ room, author: 'someone' })).toEqual({
      undo: 'undo-1',
      items: 3,
    });
    await expect(client.rooms.undoRemoval({ room, undo: 'undo-1' })).resolves.toBeUndefined();
    await expect(client.rooms.removeAuthor({ room: 'ZZZZZZ', author: 'someone' })).rejects.toThrow(
      'There is no such room or artist.',
    );
    await expect(client.rooms.undoRemoval({ room, undo: 'other' })).rejects.toThrow(
      'There is no such removal.',
    );
  });

  it('tells the whole state at once, then only when it changed', async () => {
    const { engine, client } = connect();
    const states = await client.state.watch();
    expect((await states.next()).value).toEqual(STATE);
    engine.now = { ...STATE, panic: 'frozen' };
    expect((await states.next()).value).toMatchObject({ panic: 'frozen' });
    await states.return?.(undefined);
  });

  it('streams the monitor, a snapshot first', async () => {
    const { client } = connect();
    const events = await client.monitor.watch({ displayId: 'any' });
    expect((await events.next()).value).toEqual({ type: 'snapshot', samples: [] });
    expect((await events.next()).done).toBe(true);
  });
});
