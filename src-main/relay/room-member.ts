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
import type { Outbox } from './outbox.ts';
import type { Received } from './picture-intake.ts';
import { Receiver } from './receiver.ts';
import type { RoomClient, RoomDoor } from './room-door.ts';

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
  #receiver: Receiver | undefined;
  #drawing: DrawingByPictures | undefined;

  constructor(options: RoomMemberOptions) {
    this.door = options.door;
    this.#options = options;
  }

  /** Takes its place in the room, or changes what it wants there. */
  settle(wishes: JoinWishes): void {
    const { outbox, limits, connection } = this.#options;
    this.#role = wishes.role ?? 'peer';
    this.#name = wishes.name ?? '';
    const fps = wishes.fps ?? limits.liveFpsDefault;
    outbox.setLive(fps, wishes.images ?? 'text');
    this.door.enter(this);
    this.#draw(this.#role === 'peer');
    this.#receive(this.#role !== 'program', new Receiver({ client: connection.id, outbox, fps }));
  }

  leave(): void {
    this.door.leave(this);
    this.#draw(false);
    if (this.#receiver) this.door.broadcast.remove(this.#receiver);
    this.#receiver = undefined;
  }

  get client(): string {
    return this.#options.connection.id;
  }

  person(): Person {
    const { connection, outbox } = this.#options;
    return { ...connection.facts, role: this.#role, name: this.#name, droppedFrames: outbox.dropped };
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
      default:
        message satisfies never;
    }
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
    this.#take(picture, accepted =>
      this.door.program.show({ ...accepted, client: this.#options.connection.id }),
    );
  }

  /** R14, R15: only what is a picture of a decent size goes on. */
  #take(
    picture: IncomingPicture,
    use: (picture: Received & Extract<IncomingPicture, { kind: 'picture' }>) => void,
  ): void {
    const { connection, clock, limits } = this.#options;
    switch (picture.kind) {
      case 'nonsense':
        connection.nonsense(picture.what);
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

  /** R9 is for who comes to receive; who receives already keeps its place and only changes its pace. */
  #receive(receives: boolean, newcomer: Receiver): void {
    const { broadcast } = this.door;
    if (!receives) {
      if (this.#receiver) broadcast.remove(this.#receiver);
      this.#receiver = undefined;
    } else if (this.#receiver) {
      this.#receiver.fps = newcomer.fps;
      broadcast.paceChanged();
    } else {
      this.#receiver = newcomer;
      broadcast.add(newcomer);
    }
  }
}
