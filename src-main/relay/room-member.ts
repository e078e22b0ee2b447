import type { Clock } from '#shared/clock';
import type { Person } from '#shared/contract/room';
import type { Log } from '#shared/log';
import { CLOSE } from '#shared/wire/close-codes';
import type { JoinWishes, RelayRole, RelayTextIn } from '#shared/wire/relay-messages';
import { ImageError } from '../imaging/image-error.ts';
import { ROOM_ENDS, type RoomEnd } from '../rooms/room-end.ts';
import type { Connection } from './connection.ts';
import { DrawingByPictures } from './drawing-by-pictures.ts';
import { type IncomingPicture, readDataUrl, readFinal, readProgram } from './incoming-picture.ts';
import type { RelayLimits } from './limits.ts';
import type { Nonsense } from './nonsense.ts';
import type { Outbox } from './outbox.ts';
import type { Received } from './picture-intake.ts';
import type { RoomClient, RoomDoor, RoomTouchdesigner } from './room-door.ts';
import { RoomSight, type Sight } from './room-sight.ts';
import { TouchdesignerWatch, type TouchdesignerWishes } from './touchdesigner-watch.ts';

export interface RoomMemberOptions {
  readonly door: RoomDoor;
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of work that outlives the client: its last finals on their way to the room. */
  readonly onSettling: (settled: Promise<void>) => void;
}

/** R3: a picture client in its room, by its role. */
export class RoomMember implements RoomClient {
  readonly door: RoomDoor;
  readonly #options: RoomMemberOptions;
  #role: RelayRole = 'viewer';
  #name = '';
  readonly #sight: RoomSight;
  #watch: TouchdesignerWatch | undefined;
  #drawing: DrawingByPictures | undefined;

  constructor(options: RoomMemberOptions) {
    this.door = options.door;
    this.#options = options;
    this.#sight = new RoomSight({ ...options, client: options.connection.id });
  }

  /** Takes its place in the room, or changes what it wants there. */
  settle(wishes: JoinWishes): void {
    const { liveFpsDefault } = this.#options.limits;
    const { role = 'peer', name = '', fps = liveFpsDefault } = wishes;
    const { images = 'text', show = 'canvas', acks = false } = wishes;
    this.#role = role;
    this.#name = name;
    this.door.enter(this);
    this.#draw(role === 'peer');
    this.#watchTouchdesigner({ images, fpsWanted: fps });
    this.#sight.settle({ sight: sightOf(role, show), fps, images, acks });
  }

  leave(): void {
    this.door.leave(this);
    this.#draw(false);
    this.#sight.leave();
  }

  /** Its connection ends. */
  ends(): void {
    const { address, endedBy: code } = this.#options.connection;
    if (this.#watch && code !== undefined)
      this.door.touchdesignerLeft({ name: this.#name, address, code, refused: false });
  }

  get client(): string {
    return this.#options.connection.id;
  }

  person(): Person {
    const { connection, outbox } = this.#options;
    return { ...connection.facts, role: this.#role, name: this.#name, droppedFrames: outbox.dropped };
  }

  get touchdesigner(): RoomTouchdesigner | undefined {
    const { connection, outbox } = this.#options;
    const watch = this.#watch;
    return (
      watch && {
        state: () => watch.state(this.#name, connection.facts),
        touch: (finger, phase, message) => outbox[phase === 'move' ? 'move' : 'touch'](finger, message),
      }
    );
  }

  sendAway(code: number, reason: string): void {
    this.#options.connection.close(code, reason);
  }

  roomOver(why: RoomEnd): void {
    const { code, reason } = ROOM_ENDS[why];
    this.sendAway(code, reason);
  }

  text(message: Exclude<RelayTextIn, { type: 'join' }>): void {
    switch (message.type) {
      case 'draw':
        this.#draws(message.payload);
        return;
      case 'state':
        this.#drawing?.state(message.payload);
        return;
      case 'proc':
      case 'prompt':
        if (this.#drawing) this.door.broadcast.setPrompt(this.#options.connection.id, message.payload ?? '');
        return;
      case 'keepalive':
        return;
      case 'ack':
        this.#options.outbox.acknowledged(message.n);
        return;
      case 'report':
        if (this.#watch) this.#watch.reported(message.payload);
        else this.#options.connection.nonsense('a report of who is no TouchDesigner');
        return;
      default:
        message satisfies never;
    }
  }

  /** R15. */
  nonsense({ mistake, what }: Nonsense): void {
    this.#watch?.erred(mistake);
    this.#options.connection.nonsense(what);
  }

  /** R6 from a peer, R12 from whoever sends the program. A viewer only receives. */
  binary(message: Buffer): void {
    const { imageSidePx } = this.#options.limits;
    if (this.#drawing) this.#take(readFinal(message, imageSidePx), final => this.#drawing?.final(final));
    else if (this.#role !== 'viewer') this.#program(readProgram(message, imageSidePx));
  }

  #draws(dataUrl: string): void {
    const picture = readDataUrl(dataUrl, this.#options.limits.imageSidePx);
    if (this.#drawing) this.#take(picture, live => this.#drawing?.live(live));
    else if (this.#role !== 'viewer') this.#program(picture);
  }

  #program(picture: IncomingPicture): void {
    this.#take(picture, accepted => {
      this.#watch?.sent(accepted);
      this.door.program.show({ ...accepted, client: this.client });
    });
  }

  /** R14, R15: only what is a picture of a decent size goes on. */
  #take(
    picture: IncomingPicture,
    use: (picture: Received & Extract<IncomingPicture, { kind: 'picture' }>) => void,
  ): void {
    const { connection, clock, limits } = this.#options;
    switch (picture.kind) {
      case 'nonsense':
        this.nonsense(picture);
        return;
      case 'too-large':
        connection.close(
          CLOSE.imageTooLarge,
          `${picture.widthPx}×${picture.heightPx} px is too large, ${limits.imageSidePx} a side are allowed`,
        );
        return;
      case 'picture':
        use({ ...picture, receivedAt: clock.now() });
        return;
      default:
        picture satisfies never;
    }
  }

  #draw(draws: boolean): void {
    if (draws === (this.#drawing !== undefined)) return;
    if (this.#drawing) this.#options.onSettling(this.#drawing.end());
    this.#drawing = draws ? this.#makeDrawing() : undefined;
  }

  #makeDrawing(): DrawingByPictures {
    const { connection } = this.#options;
    return new DrawingByPictures({
      room: this.door.room,
      client: connection.id,
      reading: connection,
      onFailed: error => this.#failed(error),
    });
  }

  #failed(error: unknown): void {
    const { connection, log } = this.#options;
    if (error instanceof ImageError) connection.nonsense(error.message);
    else log.error('relay', `A picture could not be shown in room ${this.door.room.code}: ${String(error)}`);
  }

  #watchTouchdesigner(wishes: TouchdesignerWishes): void {
    const { outbox, clock } = this.#options;
    if (this.#role !== 'touchdesigner') this.#watch = undefined;
    else if (this.#watch) this.#watch.settle(wishes);
    else this.#watch = new TouchdesignerWatch({ outbox, clock, wishes });
  }
}

function sightOf(role: RelayRole, show: 'canvas' | 'program'): Sight {
  return role === 'program' ? 'nothing' : show;
}
