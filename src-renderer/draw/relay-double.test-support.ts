import type { Item, StrokeItem } from '#shared/document/item';
import type { StrokePoint } from '#shared/document/stroke';
import { ManualClock } from '#shared/manual-clock';
import {
  type ArtistBinaryIn,
  type ArtistBinaryOut,
  ArtistTextIn,
  type ArtistTextOut,
  decodeArtistBinaryIn,
  encodeArtistBinary,
} from '#shared/wire/artist-messages';
import { ArtistClient } from './artist-client.ts';
import type { ArtistLinkEvents, OpenArtistLink } from './artist-link.ts';
import { CanvasDocument } from './canvas-document.ts';
import type { Command } from './command.ts';
import { type CommandKeeper, Outbox } from './outbox.ts';

export const STYLE = { brush: 'pen', colour: '#e4572e', size: 22, opacity: 1 } as const;
export const CANVAS = { width: 720, height: 720, background: '#ffffff' };
export const ME = 'author-me';

export function strokeItem(id: string, order: number, author = 'somebody'): StrokeItem {
  const points = [point(order * 10, 20), point(order * 10 + 5, 40)];
  return { kind: 'stroke', id, order, author, layer: 0, stroke: { style: STYLE, points } };
}

export function point(x: number, y: number, atMs = 0): StrokePoint {
  return { x, y, pressure: 128 / 255, atMs };
}

/** The device's memory as an array, so that a test can look and start another page with it. */
export class ArrayKeeper implements CommandKeeper {
  lasting = true;
  kept: Command[] = [];

  load(): Promise<readonly Command[]> {
    return Promise.resolve([...this.kept]);
  }

  keep(command: Command): void {
    this.kept.push(command);
  }

  forget(id: string): void {
    this.kept = this.kept.filter(command => command.id !== id);
  }
}

/** Plays the relay and the line to it: it hears what the page sends and says what the test wants. */
export class RelayDouble {
  readonly heard: (ArtistTextIn | ArtistBinaryIn)[] = [];
  buffered = 0;
  restarts = 0;
  ended = false;
  #events: ArtistLinkEvents | undefined;

  readonly openLink: OpenArtistLink = events => {
    this.#events = events;
    return {
      send: message => {
        this.heard.push(
          typeof message === 'string'
            ? ArtistTextIn.parse(JSON.parse(message))
            : decodeArtistBinaryIn(message),
        );
      },
      bufferedBytes: () => this.buffered,
      restart: () => {
        this.restarts += 1;
      },
      close: () => {
        this.ended = true;
      },
    };
  };

  open(): void {
    this.#events?.opened();
  }

  /** Opens, welcomes, and hands over a document. */
  join(items: readonly Item[] = [], removed: readonly string[] = []): void {
    this.open();
    this.say({ type: 'welcome', room: 'K7QMXD', name: 'Guest 4', author: ME, canvas: CANVAS });
    this.say({ type: 'reset', floor: 0 });
    for (const item of items) this.send({ kind: 'item', item });
    this.say({ type: 'removed', ids: [...removed] });
    this.say({ type: 'ready', order: items.at(-1)?.order ?? 0 });
  }

  say(message: ArtistTextOut): void {
    this.#events?.received(JSON.stringify(message));
  }

  send(message: ArtistBinaryOut): void {
    this.#events?.received(encodeArtistBinary(message));
  }

  sayNonsense(message: string | Uint8Array): void {
    this.#events?.received(message);
  }

  cut(code = 1006): void {
    this.#events?.closed(code);
  }

  /** What was heard of one kind, the JSON `type` or the binary `kind`. */
  of(kind: string): (ArtistTextIn | ArtistBinaryIn)[] {
    return this.heard.filter(message => ('type' in message ? message.type : message.kind) === kind);
  }

  ids(kind: string): string[] {
    return this.of(kind).map(message => ('id' in message ? message.id : ''));
  }

  /** Accepts a commit as the relay does: the item to everyone, then the receipt. */
  accept(id: string, order: number): void {
    const commit = this.of('commit').find(message => 'id' in message && message.id === id);
    if (commit && 'kind' in commit && commit.kind === 'commit') {
      const { layer, stroke } = commit;
      this.send({ kind: 'item', item: { kind: 'stroke', id, order, author: ME, layer, stroke } });
    }
    this.say({ type: 'accepted', id });
  }
}

/** A page against a relay double, on a clock that stands still. */
export async function startPage(keeper: CommandKeeper = new ArrayKeeper(), key?: () => string | undefined) {
  const relay = new RelayDouble();
  const clock = new ManualClock();
  const document = new CanvasDocument();
  let next = 0;
  const makeId = () => `command-${String(next++).padStart(4, '0')}`;
  const client = new ArtistClient({
    openLink: relay.openLink,
    document,
    outbox: new Outbox(keeper),
    token: 'a-token-that-is-secret',
    key,
    clock,
    makeId,
  });
  client.start();
  // The device's memory answers in a microtask.
  await Promise.resolve();
  await Promise.resolve();
  const shownIds = () => document.shown.items.map(item => item.id);
  return { relay, clock, document, client, shownIds };
}
