import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract';
import type { AppState } from '#shared/contract/state';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { ManualClock } from '#shared/manual-clock';
import { CLOSE } from '#shared/wire/close-codes';
import { drawPort } from './draw-port.ts';
import { Engine } from './engine.ts';
import { PreviewFeed } from './preview-feed.ts';
import { previewPort } from './preview-port.ts';
import { connectEngine } from './rpc.ts';

/** Plays main: every port that the page opens ends here. */
class MainDouble {
  readonly ports: MessagePort[] = [];
  readonly #all: MessagePort[] = [];

  readonly open = (): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    this.ports.push(port2);
    this.#all.push(port1, port2);
    return port1;
  };

  get newest(): MessagePort {
    const port = this.ports.at(-1);
    if (!port) throw new Error('the page has opened no port');
    return port;
  }

  close(): void {
    for (const port of this.#all) port.close();
  }
}

const main = { double: new MainDouble() };
afterEach(() => {
  main.double.close();
  main.double = new MainDouble();
});

const appState = (code: string): AppState => exampleState({ room: exampleRoom({ code }) });

/** What a `ManualClock` shows that has not gone on. */
const PAGE_MS = new ManualClock().wall();

/** Serves on a port what of the contract the tests need; the state comes from `states`, and it is `nowMs` there. */
function serve(
  port: MessagePort,
  states: () => AsyncGenerator<AppState, void, void>,
  { panics = [], nowMs = PAGE_MS }: { panics?: string[]; nowMs?: number } = {},
): void {
  const table = implement(contract);
  const router = {
    state: {
      watch: table.state.watch.handler(states),
      clock: table.state.clock.handler(() => ({ nowMs })),
    },
    panic: {
      set: table.panic.set.handler(({ input }) => {
        panics.push(input.panic);
      }),
    },
  };
  new RPCHandler(router).upgrade(port);
  port.start();
}

const open = () => connectEngine(main.double.open());

describe('Engine', () => {
  const forever = async function* (code: string): AsyncGenerator<AppState, void, void> {
    yield appState(code);
    await new Promise(() => {});
  };

  it('follows the state, and carries commands', async () => {
    const panics: string[] = [];
    const engine = new Engine(open, new ManualClock());
    engine.start();
    expect(engine.state.getState().connection).toBe('connecting');
    serve(main.double.newest, () => forever('K7QMXD'), { panics });
    await expect.poll(() => engine.state.getState().state?.room.code).toBe('K7QMXD');
    await engine.client.panic.set({ panic: 'dark' });
    expect(panics).toEqual(['dark']);
    engine.stop();
  });

  it('says that it is cut off and forgets what it knew, then comes back', async () => {
    const clock = new ManualClock();
    const engine = new Engine(open, clock);
    engine.start();
    serve(main.double.newest, () => forever('AAAAAA'));
    await expect.poll(() => engine.state.getState().connection).toBe('live');
    main.double.newest.close();
    await expect.poll(() => engine.state.getState().connection).toBe('cut');
    expect(engine.state.getState().state).toBeUndefined();
    expect(() => engine.client).toThrow('no connection');
    clock.advance(1_000);
    serve(main.double.newest, () => forever('BBBBBB'));
    await expect.poll(() => engine.state.getState().state?.room.code).toBe('BBBBBB');
    engine.stop();
    expect(clock.pending).toBe(0);
  });

  it('knows with the first state how far its clock is behind the engine’s, on every connection anew', async () => {
    const clock = new ManualClock();
    const engine = new Engine(open, clock);
    const heard: number[] = [];
    engine.state.subscribe(() => heard.push(engine.aheadMs));
    engine.start();
    expect(engine.aheadMs).toBe(0);
    serve(main.double.newest, () => forever('AAAAAA'), { nowMs: PAGE_MS + 3_600_000 });
    await expect.poll(() => engine.state.getState().connection).toBe('live');
    main.double.newest.close();
    await expect.poll(() => engine.state.getState().connection).toBe('cut');
    clock.advance(1_000);
    serve(main.double.newest, () => forever('BBBBBB'), { nowMs: PAGE_MS - 4_000 });
    await expect.poll(() => engine.state.getState().connection).toBe('live');
    // While there is no engine, all times are the page's own.
    expect(heard).toEqual([3_600_000, 0, -5_000]);
    engine.stop();
  });

  it('a stream that ends is a stream that was cut off', async () => {
    const engine = new Engine(open, new ManualClock());
    engine.start();
    serve(main.double.newest, async function* () {
      yield appState('K7QMXD');
    });
    await expect.poll(() => engine.state.getState().connection).toBe('cut');
    engine.stop();
  });
});

describe('drawPort', () => {
  function link() {
    const clock = new ManualClock();
    const seen: unknown[] = [];
    const opened = drawPort(
      main.double.open,
      'K7QMXD',
      clock,
    )({
      opened: () => seen.push('opened'),
      received: message => seen.push(message),
      closed: code => seen.push(`closed ${code}`),
    });
    clock.advance(0);
    return { clock, seen, link: opened };
  }

  it('A: names its room first, then carries text as text and bytes as bytes', async () => {
    const { seen, link: port } = link();
    const heard: unknown[] = [];
    main.double.newest.onmessage = ({ data }) => heard.push(data);
    main.double.newest.postMessage('text');
    main.double.newest.postMessage(Uint8Array.of(1, 2));
    main.double.newest.postMessage({ neither: true });
    port.send('hello');
    port.send(Uint8Array.of(3));
    await expect.poll(() => seen).toEqual(['opened', 'text', Uint8Array.of(1, 2)]);
    await expect.poll(() => heard).toEqual(['{"type":"room","room":"K7QMXD"}', 'hello', Uint8Array.of(3)]);
    port.close();
  });

  it('opens another port when main lets go of this one', async () => {
    const { clock, seen, link: port } = link();
    main.double.newest.close();
    await expect.poll(() => seen).toEqual(['opened', `closed ${CLOSE.stopping}`]);
    port.send('dropped');
    clock.advance(1_000);
    expect(seen.at(-1)).toBe('opened');
    expect(main.double.ports).toHaveLength(2);
    port.close();
    expect(clock.pending).toBe(0);
  });

  it('starts anew when it is told to, and never after its end', () => {
    const { clock, link: port } = link();
    port.restart();
    clock.advance(1_000);
    expect(main.double.ports).toHaveLength(2);
    port.restart();
    port.close();
    clock.advance(5_000);
    expect(main.double.ports).toHaveLength(2);
  });
});

describe('PreviewFeed', () => {
  const picture = (display: string, sequence: number) => ({
    type: 'picture',
    display,
    sequence,
    sentAtMs: 1,
    format: 'jpeg',
    bytes: Uint8Array.of(0xff, 0xd8),
  });

  function feed() {
    const clock = new ManualClock();
    const heard: unknown[] = [];
    const open = () => {
      const port = main.double.open();
      main.double.newest.onmessage = ({ data }) => heard.push(data);
      return port;
    };
    return { clock, heard, feed: new PreviewFeed(previewPort(open), clock) };
  }

  it('asks once for what a whole page wants, and for nothing when it is left', async () => {
    const { heard, feed: previews } = feed();
    const stopA = previews.watch('a', () => Promise.resolve());
    const stopB = previews.watch('b', () => Promise.resolve());
    await expect.poll(() => heard).toEqual([{ type: 'want', displays: ['a', 'b'] }]);
    stopA();
    stopB();
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'want', displays: [] });
    expect(heard).toHaveLength(2);
  });

  it('says that a picture was seen when it is drawn, not before, and passes over one that cannot be drawn', async () => {
    const { heard, feed: previews } = feed();
    let draw = (): void => {};
    const drawn: number[] = [];
    previews.watch('a', ({ sequence }) => {
      drawn.push(sequence);
      if (sequence === 2) return Promise.reject(new Error('no JPEG'));
      return new Promise(resolve => {
        draw = resolve;
      });
    });
    await expect.poll(() => heard).toHaveLength(1);
    main.double.newest.postMessage(picture('a', 1));
    await expect.poll(() => drawn).toEqual([1]);
    expect(heard).toHaveLength(1);
    draw();
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'seen', display: 'a' });
    main.double.newest.postMessage({ type: 'picture', display: 'a', bytes: 'no bytes' });
    main.double.newest.postMessage(picture('a', 2));
    await expect.poll(() => heard).toHaveLength(3);
    expect(drawn).toEqual([1, 2]);
  });

  it('who begins to look at a display that is watched already sees its picture at once', async () => {
    const { heard, feed: previews } = feed();
    const drawn: string[] = [];
    const watch = (who: string) =>
      previews.watch('a', async ({ sequence }) => void drawn.push(`${who} ${sequence}`));
    const stopFirst = watch('wall');
    await expect.poll(() => heard).toHaveLength(1);
    main.double.newest.postMessage(picture('a', 1));
    await expect.poll(() => drawn).toEqual(['wall 1']);
    // One page gives way to the other: main is asked for the same displays, and sends nothing anew.
    stopFirst();
    const stopSecond = watch('displays');
    expect(drawn).toEqual(['wall 1', 'displays 1']);
    stopSecond();
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'want', displays: [] });
    watch('later');
    expect(drawn).toHaveLength(2);
  });

  it('asks again when main was gone', async () => {
    const { clock, heard, feed: previews } = feed();
    previews.watch('a', () => Promise.resolve());
    await expect.poll(() => heard).toHaveLength(1);
    main.double.newest.close();
    await expect.poll(() => clock.pending).toBe(1);
    clock.advance(1_000);
    await expect
      .poll(() => heard)
      .toEqual([
        { type: 'want', displays: ['a'] },
        { type: 'want', displays: ['a'] },
      ]);
  });
});
