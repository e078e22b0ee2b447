import { randomBytes } from 'node:crypto';
import type { Clock, TimerHandle } from '#shared/clock';
import type { Log } from '#shared/log';
import {
  ARTIST_LIMITS,
  type ArtistBinaryIn,
  type ArtistTextIn,
  type ArtistTextOut,
  encodeArtistBinary,
  type WallState,
} from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import { StoreError } from '../store/store-error.ts';
import type { ArtistLink } from './artist-link.ts';
import { readArtistMessage } from './artist-message-in.ts';
import { ArtistOutbox } from './artist-outbox.ts';
import { type Author, authorOf } from './author.ts';
import { catchUp } from './catch-up.ts';
import { DrawingPace } from './drawing-pace.ts';
import { encodeText, type Message } from './encode-text.ts';
import { eventMessage } from './event-message.ts';
import { LivePictures } from './live-pictures.ts';
import { type Receipt, rejected } from './receipt.ts';
import type { Room } from './room.ts';
import { ROOM_ENDS, type RoomEnd } from './room-end.ts';
import type { RoomEvent } from './room-events.ts';

export type { ArtistLink } from './artist-link.ts';

export interface ArtistSessionOptions {
  readonly room: Room;
  readonly link: ArtistLink;
  readonly clock: Clock;
  readonly log: Log;
  /** A message made no sense (R15): the transport counts, and closes. */
  readonly onNonsense?: () => void;
  /** R4: why this artist may not come in; `undefined` lets them in. Absent: the operator's own, who need no key. */
  readonly refuses?: (hello: ArtistHello) => ArtistRefusal | undefined;
}

/** Who asks to come in, and with which key (R1). */
export interface ArtistHello {
  readonly author: string;
  readonly key: string | undefined;
}

/** `code` of R4. */
export interface ArtistRefusal {
  readonly code: number;
  readonly reason: string;
}

/** `waiting` for a hello; `joined` from then on, `floor` as the last `reset` said; `gone` when the link is. */
type Life =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'joined'; readonly by: Author; floor: number }
  | { readonly kind: 'gone' };
type Joined = Extract<Life, { kind: 'joined' }>;
type TellableEvent = Exclude<RoomEvent, { type: 'over' }>;

/** One artist's connection (A1–A6), whatever carries the messages. */
export class ArtistSession {
  /** The connection's name in room events. */
  readonly client = `artist-${randomBytes(9).toString('base64url')}`;
  readonly #room: Room;
  readonly #link: ArtistLink;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onNonsense: () => void;
  readonly #refuses: NonNullable<ArtistSessionOptions['refuses']>;
  readonly #leave: () => void;
  readonly #outbox: ArtistOutbox;
  readonly #pictures: LivePictures;
  readonly #pace: DrawingPace;
  #life: Life = { kind: 'waiting' };
  #wall: WallState | undefined;
  /** Counts catch-ups: a raster that arrives for an older one is of no use. */
  #catchUps = 0;
  /** Until the hello: its deadline. From then on: the next beat. */
  #timer: TimerHandle;

  constructor({ room, link, clock, log, onNonsense, refuses }: ArtistSessionOptions) {
    this.#room = room;
    this.#link = link;
    this.#clock = clock;
    this.#log = log;
    this.#onNonsense = onNonsense ?? (() => undefined);
    this.#refuses = refuses ?? (() => undefined);
    this.#outbox = new ArtistOutbox({
      link: { send: message => this.#send(message), bufferedBytes: () => link.bufferedBytes() },
      clock,
      onOverflow: () => this.#hangUp(CLOSE.tooSlow, 'the link is too slow for this room'),
    });
    this.#pictures = new LivePictures({
      clock,
      idle: () => this.#outbox.idle,
      send: item => this.#outbox.push(encodeArtistBinary({ kind: 'item', item })),
    });
    this.#pace = new DrawingPace(clock, link.reading);
    this.#timer = clock.setTimeout(
      () => this.#hangUp(CLOSE.malformed, 'no hello came'),
      RELAY_LIMITS.joinWithinMs,
    );
    this.#leave = room.on(event => this.#hear(event));
  }

  /** Name of the artist; `undefined` before the hello. */
  get name(): string | undefined {
    return this.#life.kind === 'joined' ? this.#life.by.name : undefined;
  }

  /** Public id of the artist; `undefined` before the hello. */
  get author(): string | undefined {
    return this.#life.kind === 'joined' ? this.#life.by.author : undefined;
  }

  /** Takes a message of the artist. Never throws. */
  receive(message: Message): void {
    if (this.#life.kind === 'gone') return;
    const read = readArtistMessage(message);
    if (read.kind === 'nonsense') this.#nonsense(read.id);
    else if (read.kind === 'text' && read.message.type === 'beat') return;
    else if (this.#life.kind === 'joined') this.#obey(this.#life, read.message);
    else if (read.kind === 'text' && read.message.type === 'hello') this.#knock(read.message);
    else this.#onNonsense();
  }

  /** The link is gone: the artist's strokes in progress go, and the session holds no timer any more. Harmless to repeat. */
  closed(): void {
    const life = this.#life;
    if (life.kind === 'gone') return;
    this.#life = { kind: 'gone' };
    this.#clock.clearTimeout(this.#timer);
    this.#pace.close();
    this.#pictures.empty();
    this.#outbox.close();
    this.#leave();
    if (life.kind === 'joined') this.#room.vanish(this.client);
  }

  /** Tells the artist where the drawing is seen; the newest state also to one who joins later. */
  setWall(state: WallState): void {
    if (state === this.#wall) return;
    this.#wall = state;
    if (this.#life.kind === 'joined') this.#tell({ type: 'wall', state });
  }

  #knock(hello: Extract<ArtistTextIn, { type: 'hello' }>): void {
    const author = authorOf(hello.token);
    const refusal = this.#refuses({ author, key: hello.key });
    if (refusal) this.#hangUp(refusal.code, refusal.reason);
    else this.#join(author, hello.name);
  }

  #join(author: string, name: string | undefined): void {
    const by = { author, client: this.client, name: name || `Guest ${this.#room.guestNumber(author)}` };
    this.#clock.clearTimeout(this.#timer);
    this.#beatLater();
    this.#room.enter(by);
    const joined: Joined = { kind: 'joined', by, floor: 0 };
    this.#life = joined;
    const { code, width, height, background } = this.#room;
    this.#tell({ type: 'welcome', room: code, name: by.name, author, canvas: { width, height, background } });
    if (this.#wall) this.#tell({ type: 'wall', state: this.#wall });
    this.#catchUp(joined);
  }

  #obey(joined: Joined, message: ArtistTextIn | ArtistBinaryIn): void {
    if ('kind' in message) this.#obeyBinary(joined, message);
    else this.#obeyText(joined, message);
  }

  #obeyText({ by }: Joined, message: ArtistTextIn): void {
    switch (message.type) {
      case 'begin':
        this.#room.penDown(by, message.id, message.style);
        break;
      case 'abort':
        this.#room.penUp(by, message.id);
        break;
      case 'undo':
      case 'redo':
      case 'clear':
        this.#command(message.id, () => this.#room[message.type](by, message.id, this.#clock.now()));
        break;
      case 'hello':
      case 'beat':
        break;
      default:
        message satisfies never;
    }
  }

  #obeyBinary({ by }: Joined, message: ArtistBinaryIn): void {
    if (message.kind === 'commit') {
      this.#pace.committed(message.stroke.points.length);
      this.#command(message.id, () => this.#room.commit(by, message, this.#clock.now()));
    } else if (this.#pace.takeLive(message.points.length)) {
      this.#room.penMove(by, message.id, message.from, message.points, this.#clock.now());
    }
  }

  /** `id`: of a commit whose stroke cannot be read; its page must not go on offering it. */
  #nonsense(id: string | undefined): void {
    if (id !== undefined && this.#life.kind === 'joined') {
      this.#room.penUp(this.#life.by, id);
      this.#answer(id, rejected('malformed'));
    }
    this.#onNonsense();
  }

  /** A5: what could not be kept gets no answer, so the page sends it again; what came behind it must not overtake it. */
  #command(id: string, give: () => Receipt): void {
    try {
      this.#answer(id, give());
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#tell({ type: 'farewell', why: 'unkept' });
      this.#hangUp(CLOSE.stopping, 'the drawing cannot be kept just now');
    }
  }

  #answer(id: string, receipt: Receipt): void {
    const answer: ArtistTextOut = receipt.accepted
      ? { type: 'accepted', id }
      : { type: 'rejected', id, reason: receipt.reason };
    this.#outbox.push(encodeText(answer), { lasting: true });
  }

  #hear(event: RoomEvent): void {
    if (event.type === 'over') this.#sendAway(event.why);
    else if (this.#life.kind === 'joined') this.#pass(this.#life, event);
  }

  #sendAway(why: RoomEnd): void {
    const { code, reason } = ROOM_ENDS[why];
    this.#tell({ type: 'farewell', why });
    this.#hangUp(code, reason);
  }

  #pass(joined: Joined, event: TellableEvent): void {
    if (!this.#concerns(joined, event)) return;
    const marks = event.type === 'removed' || event.type === 'restored';
    if (marks && event.lowestOrder <= joined.floor) this.#catchUp(joined);
    else if (event.type === 'item' && event.item.kind === 'picture') this.#pictures.put(event.item);
    else this.#pushEvent(event);
  }

  #concerns({ by, floor }: Joined, event: TellableEvent): boolean {
    switch (event.type) {
      case 'item':
        // A held picture may lie below a clear that came after its place was taken: it is not seen.
        return event.item.order > floor;
      case 'pen-begin':
      case 'pen-points':
      case 'pen-end':
        return event.client !== this.client;
      case 'counts':
        return event.author === by.author;
      case 'removed':
      case 'restored':
      case 'people':
      case 'prompt':
      case 'drawing':
        return true;
      default:
        return event satisfies never;
    }
  }

  #pushEvent(event: RoomEvent): void {
    const message = eventMessage(event);
    if (message !== undefined) this.#outbox.push(message);
  }

  /** Sends the document anew (A6); what happens meanwhile follows behind it. */
  #catchUp(joined: Joined, options: { raster: boolean } = { raster: true }): void {
    this.#catchUps += 1;
    const turn = this.#catchUps;
    const snapshot = this.#room.snapshot(options);
    const rest = {
      snapshot,
      client: this.client,
      counts: this.#room.counts(joined.by.author),
      artists: this.#room.artists,
    };
    joined.floor = snapshot.floor;
    this.#outbox.hold();
    this.#pictures.empty();
    if (!snapshot.raster) {
      this.#outbox.start(catchUp({ ...rest, png: undefined }));
      return;
    }
    const current = () => turn === this.#catchUps && this.#life === joined;
    snapshot.raster.then(
      png => {
        if (current()) this.#outbox.start(catchUp({ ...rest, png }));
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        this.#log.warn('room', 'The canvas could not be made into a picture; it is sent stroke by stroke.', {
          why,
        });
        if (current()) this.#catchUp(joined, { raster: false });
      },
    );
  }

  #beatLater(): void {
    this.#timer = this.#clock.setTimeout(() => {
      this.#tell({ type: 'beat' });
      if (this.#life.kind === 'joined') this.#beatLater();
    }, ARTIST_LIMITS.beatEveryMs);
  }

  /** Past everything that waits: what is small and must not be late. */
  #tell(message: ArtistTextOut): void {
    this.#send(encodeText(message));
  }

  #send(message: Message): void {
    if (this.#life.kind === 'gone') return;
    try {
      this.#link.send(message);
    } catch (error) {
      // A port or socket that is closing throws; its own "closed" may come later or never.
      this.#log.debug('room', 'An artist could not be reached.', {
        why: error instanceof Error ? error.message : '',
      });
      this.closed();
    }
  }

  #hangUp(code: number, reason: string): void {
    if (this.#life.kind === 'gone') return;
    this.closed();
    this.#link.close(code, reason);
  }
}
