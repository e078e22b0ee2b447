import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock, TimerHandle } from '#shared/clock';
import type { StrokePoint, StrokeStyle } from '#shared/document/stroke';
import {
  ARTIST_LIMITS,
  type ArtistBinaryOut,
  type ArtistTextIn,
  ArtistTextOut,
  decodeArtistBinaryOut,
  encodeArtistBinary,
} from '#shared/wire/artist-messages';
import { CLOSE, mayRetryAfter } from '#shared/wire/close-codes';
import type { ArtistLink, OpenArtistLink } from './artist-link.ts';
import type { CanvasDocument } from './canvas-document.ts';
import { type Command, messageOf } from './command.ts';
import { type CanvasSize, type DrawState, initialDrawState } from './draw-state.ts';
import { LivePen } from './live-pen.ts';
import type { Outbox } from './outbox.ts';

/** How often silence and beats are looked at. */
const TICK_MS = 1_000;
/** Above this the line is full: live points wait and travel together; a phone at the edge of the Wi-Fi stays current. */
const BUSY_BYTES = 32 * 1024;
/** Close code of a link that was given up by this page because nothing came any more. */
const SILENT = 1006;

export interface ArtistClientOptions {
  readonly openLink: OpenArtistLink;
  readonly document: CanvasDocument;
  readonly outbox: Outbox;
  /** Secret of this device: whoever has it can undo what was drawn with it. */
  readonly token: string;
  /** R1: the room's PIN, as far as this page knows it; asked at every connection. */
  readonly key?: (() => string | undefined) | undefined;
  readonly clock: Clock;
  readonly makeId: () => string;
}

/** The artist's side of protocol A: joins, keeps the document up to date, and gets every command to the relay, once or again. */
export class ArtistClient {
  readonly state: StoreApi<DrawState>;
  readonly pen: LivePen;
  readonly #options: ArtistClientOptions;
  #link: ArtistLink | undefined;
  #keySent: string | undefined;
  #open = false;
  #joined = false;
  #heardAt = 0;
  #beatAt = 0;
  #timer: TimerHandle;
  #stopListening: (() => void) | undefined;

  constructor(options: ArtistClientOptions) {
    this.#options = options;
    this.state = createStore(() => initialDrawState);
    const { document, clock, makeId } = options;
    const outlet = {
      begin: (id: string, style: StrokeStyle) => this.#sendLive(text({ type: 'begin', id, style })),
      points: (id: string, from: number, points: readonly StrokePoint[]) =>
        this.#sendLive(encodeArtistBinary({ kind: 'points', id, from, points })),
      abort: (id: string) => this.#send(text({ type: 'abort', id })),
      commit: (command: Command) => this.#give(command),
    };
    this.pen = new LivePen({ document, outlet, clock, makeId });
  }

  /** Connects, and from then on stays connected as long as the relay wants it. */
  start(): void {
    const { document, outbox } = this.#options;
    this.#stopListening = document.listen({
      shownChanged: () => this.#countDocument(),
      strokeBegan: () => this.#countDocument(),
      strokeGrew: () => {},
      strokeEnded: () => this.#countDocument(),
    });
    void outbox.restore().then(() => this.#commandsChanged());
    this.#connect();
    this.#tick();
  }

  /** Knocks again at once, with the key of now: after a refusal, or instead of waiting. */
  knock(): void {
    this.#link?.close();
    this.#open = false;
    this.state.setState({ connection: { kind: 'connecting' } });
    this.#connect();
  }

  #connect(): void {
    this.#link = this.#options.openLink({
      opened: () => this.#opened(),
      received: message => this.#received(message),
      closed: code => this.#closed(code),
    });
  }

  stop(): void {
    this.#stopListening?.();
    this.#options.clock.clearTimeout(this.#timer);
    this.#link?.close();
    this.#link = undefined;
    this.#open = false;
  }

  undo(): void {
    if (this.#options.document.counts.undoable > 0) this.#command('undo');
  }

  redo(): void {
    if (this.#options.document.counts.redoable > 0) this.#command('redo');
  }

  clear(): void {
    this.#command('clear');
  }

  #command(kind: 'undo' | 'redo' | 'clear'): void {
    // A line under the hand comes first, or the undo would miss it.
    this.pen.end();
    this.#give({ kind, id: this.#options.makeId() });
  }

  #give(command: Command): void {
    this.#options.outbox.add(command);
    this.#commandsChanged();
  }

  #commandsChanged(): void {
    const { document, outbox } = this.#options;
    document.setWaiting(outbox.waiting);
    this.state.setState({ waiting: outbox.waiting.length, lasting: outbox.lasting });
    this.#sendCommands();
  }

  #sendCommands(): void {
    if (!this.#joined) return;
    for (const command of this.#options.outbox.takeSendable()) this.#send(messageOf(command));
  }

  #opened(): void {
    this.#open = true;
    this.#heard();
    const { token, key } = this.#options;
    this.#keySent = key?.();
    const known = this.#keySent === undefined ? {} : { key: this.#keySent };
    this.#send(text({ type: 'hello', token, ...known }));
  }

  #closed(code: number): void {
    this.#open = false;
    this.#joined = false;
    this.#options.outbox.connectionLost();
    this.#options.document.endForeign();
    if (!mayRetryAfter(code)) {
      this.#link?.close();
      this.state.setState({ connection: { kind: 'refused', code } });
      if (code === CLOSE.unauthorised)
        this.state.setState({ keyQuestion: this.#keySent === undefined ? 'missing' : 'wrong' });
      return;
    }
    const { connection } = this.state.getState();
    // The first failure names the moment; the newest one names the reason, unless it knows none.
    const known = connection.kind === 'offline' ? connection : undefined;
    const sinceMs = known?.sinceMs ?? this.#options.clock.wall();
    const reason = code === SILENT && known?.code === CLOSE.noSuchRoom ? known.code : code;
    this.state.setState({ connection: { kind: 'offline', sinceMs, code: reason } });
  }

  /** What a newer relay may say and this page does not know is passed over; the next document makes good for it. */
  #received(message: string | Uint8Array): void {
    this.#heard();
    if (typeof message === 'string') {
      const heard = readText(message);
      if (heard) this.#heardText(heard);
    } else {
      const heard = readBinary(message);
      if (heard) this.#heardBinary(heard);
    }
  }

  #heardText(message: ArtistTextOut): void {
    const { document } = this.#options;
    switch (message.type) {
      case 'welcome':
        document.setAuthor(message.author);
        this.#welcomed(message.canvas);
        break;
      case 'reset':
        document.reset(message.floor);
        break;
      case 'ready':
        this.#ready();
        break;
      case 'begin':
        document.begin(message.id, message.style, false);
        break;
      case 'end':
        document.end(message.id);
        break;
      case 'removed':
        document.removed(message.ids);
        break;
      case 'restored':
        document.restored(message.ids);
        break;
      case 'accepted':
        this.#accepted(message.id);
        break;
      case 'rejected':
        this.#rejected(message);
        break;
      case 'you':
        document.setCounts({ undoable: message.undoable, redoable: message.redoable });
        break;
      case 'wall':
        this.state.setState({ wall: message.state });
        break;
      case 'farewell':
        this.state.setState({ farewell: message.why });
        break;
      case 'people':
      case 'beat':
        // Nothing on the page depends on them; having heard them is what counts.
        break;
      default:
        message satisfies never;
    }
  }

  #heardBinary(message: ArtistBinaryOut): void {
    const { document } = this.#options;
    switch (message.kind) {
      case 'points':
        document.grow(message.id, message.from, message.points);
        break;
      case 'item':
        document.item(message.item);
        break;
      case 'raster':
        document.raster(message);
        break;
      default:
        message satisfies never;
    }
  }

  /** The canvas stays the object that it was while it is the same: a line under the hand goes on over a new connection. */
  #welcomed(canvas: CanvasSize): void {
    const { canvas: known } = this.state.getState();
    const same =
      known?.width === canvas.width &&
      known.height === canvas.height &&
      known.background === canvas.background;
    this.state.setState({ canvas: same ? known : canvas, keyQuestion: 'unasked' });
  }

  #ready(): void {
    this.#options.document.ready();
    if (this.#joined) return;
    this.#joined = true;
    // Whether the room can keep strokes again shows when it takes one.
    const { farewell } = this.state.getState();
    this.state.setState({
      connection: { kind: 'joined' },
      farewell: farewell === 'unkept' ? farewell : undefined,
    });
    this.#sendCommands();
    this.pen.rejoined();
  }

  #accepted(id: string): void {
    const command = this.#options.outbox.settle(id);
    if (!command) return;
    this.#options.document.accepted(command);
    this.state.setState({ farewell: undefined });
    this.#commandsChanged();
  }

  #rejected({ id, reason }: Extract<ArtistTextOut, { type: 'rejected' }>): void {
    const command = this.#options.outbox.settle(id);
    if (!command) return;
    this.#commandsChanged();
    const number = (this.state.getState().rejection?.number ?? 0) + 1;
    this.state.setState({ rejection: { command: command.kind, reason, number } });
  }

  #countDocument(): void {
    const { counts, shown, live } = this.#options.document;
    const blank = shown.base === undefined && shown.items.length === 0 && live.size === 0;
    this.state.setState({ undoable: counts.undoable, redoable: counts.redoable, blank });
  }

  #sendLive(message: string | Uint8Array): boolean {
    if (!this.#joined || (this.#link?.bufferedBytes() ?? 0) > BUSY_BYTES) return false;
    this.#send(message);
    return true;
  }

  #send(message: string | Uint8Array): void {
    if (this.#open) this.#link?.send(message);
  }

  #heard(): void {
    this.#heardAt = this.#options.clock.now();
  }

  /** Both sides beat, so that each can tell a quiet evening from a dead line. */
  #tick(): void {
    const { clock } = this.#options;
    this.#timer = clock.setTimeout(() => this.#tick(), TICK_MS);
    if (!this.#open) return;
    if (clock.now() - this.#heardAt > ARTIST_LIMITS.silentMs) {
      this.#closed(SILENT);
      this.#link?.restart();
    } else if (clock.now() - this.#beatAt >= ARTIST_LIMITS.beatEveryMs) {
      this.#beatAt = clock.now();
      this.#send(text({ type: 'beat' }));
    }
  }
}

function text(message: ArtistTextIn): string {
  return JSON.stringify(message);
}

function readText(message: string): ArtistTextOut | undefined {
  try {
    return ArtistTextOut.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
}

function readBinary(message: Uint8Array): ArtistBinaryOut | undefined {
  try {
    return decodeArtistBinaryOut(message);
  } catch {
    return undefined;
  }
}
