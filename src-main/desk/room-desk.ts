import type { CanvasShape, Person } from '#shared/contract/room';
import type { TouchdesignerState } from '#shared/contract/touchdesigner';
import { SerialGate } from '#shared/serial-gate';
import { CLOSE } from '#shared/wire/close-codes';
import { CommandError } from '../control/command-error.ts';
import type { NewRoomWishes, RoomDesk as RoomCommands } from '../control/commanded.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { Relay } from '../relay/relay.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import type { OwnArtists } from '../show/own-artists.ts';
import type { TestPictures } from '../show/test-pictures.ts';
import type { WallRoom } from '../show/wall-room.ts';
import { attempt, attemptLater } from './attempt.ts';

export interface RoomDeskOptions {
  readonly rooms: RoomRegistry;
  readonly relay: Relay;
  readonly artists: OwnArtists;
  readonly wallRoom: WallRoom;
  readonly gallery: Pick<Gallery, 'settled'>;
  readonly testPictures: TestPictures;
}

/** What the operator does with rooms. */
export class RoomDesk implements RoomCommands {
  readonly #rooms: RoomRegistry;
  readonly #relay: Relay;
  readonly #artists: OwnArtists;
  readonly #wallRoom: WallRoom;
  readonly #gallery: Pick<Gallery, 'settled'>;
  readonly #testPictures: TestPictures;
  /** What ends a drawing: one at a time, so that the picture of each is kept before the next is taken. */
  readonly #endings = new SerialGate();

  constructor({ rooms, relay, artists, wallRoom, gallery, testPictures }: RoomDeskOptions) {
    this.#rooms = rooms;
    this.#relay = relay;
    this.#artists = artists;
    this.#wallRoom = wallRoom;
    this.#gallery = gallery;
    this.#testPictures = testPictures;
  }

  create({ name, code, canvas, pin }: NewRoomWishes): string {
    const wishes = {
      ...(name !== undefined && { name }),
      ...(code !== undefined && { code }),
      ...(pin !== undefined && { pin }),
      ...(canvas && { canvas: definedOf(canvas) }),
    };
    return attempt(() => this.#rooms.create(wishes)).code;
  }

  rename(room: string, name: string): void {
    attempt(() => this.#rooms.rename(room, name));
  }

  setPin(room: string, pin: string | undefined): void {
    attempt(() => this.#rooms.setPin(room, pin));
  }

  async setCanvas(room: string, canvas: CanvasShape): Promise<void> {
    await attemptLater(() => this.#rooms.setCanvas(room, canvas));
  }

  async newCode(room: string): Promise<string> {
    return (await attemptLater(() => this.#rooms.newCode(room))).code;
  }

  async close(code: string): Promise<void> {
    await this.#end(code, room => {
      this.#wallRoom.leave(room);
      this.#rooms.close(room.code);
    });
  }

  async reopen(room: string): Promise<void> {
    await attemptLater(() => this.#rooms.reopen(room));
  }

  show(room: string): void {
    attempt(() => this.#wallRoom.show(this.#open(room)));
  }

  setPrompt(room: string, prompt: string): void {
    this.#open(room).setPrompt(prompt);
  }

  async clear(code: string): Promise<void> {
    await this.#end(code, room => room.clearByOperator());
  }

  people(code: string): readonly Person[] {
    const room = this.#open(code);
    return [...this.#artists.people(room), ...this.#relay.people(room.code)];
  }

  touchdesigner(code: string): TouchdesignerState {
    return this.#relay.touchdesigner(this.#open(code).code);
  }

  async testTouchdesigner(code: string): Promise<number> {
    const room = this.#open(code);
    const picture = await this.#testPictures.of(room);
    const clients = this.#relay.sendTestPicture(room.code, picture);
    if (clients === 0) throw new CommandError('NOT_FOUND', 'No TouchDesigner is in this room.');
    return clients;
  }

  removePerson(code: string, client: string): void {
    const room = this.#open(code);
    const close = { code: CLOSE.removed, reason: 'removed by the operator' };
    const removed =
      this.#relay.removePerson(room.code, client) || this.#artists.sendAway(room, client, close);
    if (!removed) throw new CommandError('NOT_FOUND', 'That person has left already.');
  }

  removeAuthor(code: string, author: string): { undo: string; items: number } {
    const removal = attempt(() => this.#open(code).removeAuthor(author));
    if (removal.items === 0)
      throw new CommandError('NOT_FOUND', 'There is nothing of this artist in the room.');
    return removal;
  }

  undoRemoval(code: string, undo: string): void {
    if (!attempt(() => this.#open(code).undoRemoval(undo)))
      throw new CommandError('NOT_FOUND', 'There is no such removal, or it was undone already.');
  }

  async #end(code: string, how: (room: Room) => void): Promise<void> {
    this.#open(code);
    await this.#endings.run(async () => {
      await this.#gallery.settled();
      attempt(() => how(this.#open(code)));
    });
  }

  #open(code: string): Room {
    const room = this.#rooms.get(code);
    if (!room) throw new CommandError('NOT_FOUND', `There is no open room ${code}.`);
    return room;
  }
}

/** Without the keys that were not given: to say nothing of a thing is not to say that it is nothing. */
function definedOf(canvas: NonNullable<NewRoomWishes['canvas']>): Partial<CanvasShape> {
  const { width, height, background } = canvas;
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(background !== undefined && { background }),
  };
}
