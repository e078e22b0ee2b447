import type { Clock, TimerHandle } from '#shared/clock';
import type { Log } from '#shared/log';
import { parseRoomCode } from '#shared/room-code';
import { CLOSE } from '#shared/wire/close-codes';
import type { JoinWishes, RelayRole, RelayTextIn } from '#shared/wire/relay-messages';
import type { Connection, ConnectionUser } from './connection.ts';
import type { RoomInAddress } from './handshake.ts';
import { type IncomingText, readIncomingText } from './incoming-text.ts';
import type { RelayLimits } from './limits.ts';
import type { Lobby, Refusal } from './lobby.ts';
import type { Nonsense } from './nonsense.ts';
import type { Outgoing } from './ordered-queue.ts';
import { Outbox } from './outbox.ts';
import { relayText } from './relay-texts.ts';
import type { RoomDoor } from './room-door.ts';
import { RoomMember } from './room-member.ts';

type Life =
  /** It has no room yet; at the deadline it is refused. */
  | { readonly kind: 'waiting'; readonly deadline: TimerHandle }
  | { readonly kind: 'joined'; readonly member: RoomMember }
  | { readonly kind: 'gone' };

type Join = Extract<RelayTextIn, { type: 'join' }>;
type FoundDoor = { readonly kind: 'door'; readonly door: RoomDoor };

const NO_ROOM: Refusal = { kind: 'refusal', code: CLOSE.malformed, reason: 'no room was named' };
/** R22. */
const NOTHING_TO_SHOW: Refusal = {
  kind: 'refusal',
  code: CLOSE.malformed,
  reason: '"show" is for the role "viewer" alone',
};

export interface PictureSessionOptions {
  readonly connection: Connection;
  readonly lobby: Lobby;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly log: Log;
  /** See `RoomMemberOptions`. */
  readonly onSettling: (settled: Promise<void>) => void;
}

/** One picture client, from its handshake to its end: how it comes to a room (R1), and who is told what it says. */
export class PictureSession implements ConnectionUser {
  readonly #options: PictureSessionOptions;
  readonly #outbox: Outbox;
  #wishes: JoinWishes = {};
  /** It has said `join`, so it knows more than the seed's clients do. */
  #joins = false;
  #life: Life = { kind: 'waiting', deadline: undefined };

  constructor(options: PictureSessionOptions) {
    const { connection, limits, clock } = options;
    this.#options = options;
    this.#outbox = new Outbox({
      link: connection,
      clock,
      limits,
      onTooSlow: () => connection.close(CLOSE.tooSlow, 'too much waits to be read'),
    });
  }

  /** Begins, with what the handshake's address said. */
  arrive(room: RoomInAddress | undefined, wishes: JoinWishes): void {
    const { connection } = this.#options;
    this.#wishes = wishes;
    connection.serve(this);
    const found = room && this.#find(room.code, wishes.key);
    const refusal = found?.kind === 'refusal' ? found : NO_ROOM;
    if (found?.kind === 'door') this.#enter(found.door);
    else if (room?.certain) this.#refuse(refusal, room.code);
    else this.#wait(refusal);
  }

  #wait(refusal: Refusal): void {
    const { clock, limits } = this.#options;
    const deadline = clock.setTimeout(() => this.#refuse(refusal), limits.joinWithinMs);
    this.#life = { kind: 'waiting', deadline };
  }

  get waitingBytes(): number {
    return this.#outbox.waitingBytes;
  }

  message(data: Buffer, binary: boolean): void {
    if (!binary) this.#text(data.toString('utf8'));
    else if (this.#life.kind === 'joined') this.#life.member.binary(data);
    else this.#options.connection.nonsense('a picture before any room was named');
  }

  /** R23. */
  lastWords(code: number, reason: string): Outgoing | undefined {
    return this.#joins ? relayText({ type: 'closing', code, reason }) : undefined;
  }

  closed(): void {
    if (this.#life.kind === 'joined') this.#life.member.ends();
    this.#leave();
    this.#life = { kind: 'gone' };
    this.#outbox.close();
  }

  #text(text: string): void {
    const { connection } = this.#options;
    const incoming = readIncomingText(text);
    this.#joins ||= incoming.kind === 'malformed-join' || isJoin(incoming);
    if (incoming.kind === 'malformed-join') connection.close(CLOSE.malformed, incoming.reason);
    else if (incoming.kind === 'nonsense') this.#nonsense(incoming);
    else if (incoming.message.type === 'join') this.#join(incoming.message);
    else if (this.#life.kind === 'joined') this.#life.member.text(incoming.message);
    else connection.nonsense(`"${incoming.message.type}" before any room was named`);
  }

  #nonsense(nonsense: Nonsense): void {
    if (this.#life.kind === 'joined') this.#life.member.nonsense(nonsense);
    else this.#options.connection.nonsense(nonsense.what);
  }

  /** R1: names the room, or repeats it with other wishes; another room is a move. */
  #join(join: Join): void {
    const door = this.#doorOf(join);
    this.#wishes = { ...withoutShowFor(join.role, this.#wishes), ...join };
    if (door.kind === 'refusal') this.#refuse(door, join.room);
    else this.#enter(door.door, 'answer');
  }

  /** Who is in a room stays in, whatever its PIN is now. The key of one room is no guess at another one's. */
  #doorOf({ room: named, key }: Join): FoundDoor | Refusal {
    const present = this.#life.kind === 'joined' ? this.#life.member.door : undefined;
    const stays = named === undefined || parseRoomCode(named) === present?.room.code;
    if (present && stays) return { kind: 'door', door: present };
    return named === undefined ? NO_ROOM : this.#find(named, key ?? (present ? undefined : this.#wishes.key));
  }

  #find(named: string, key: string | undefined): FoundDoor | Refusal {
    const { lobby, connection } = this.#options;
    const found = lobby.find(named, connection.address);
    const refusal = found.kind === 'door' && lobby.refusesKey(found.door.room, key, connection.address);
    return refusal || found;
  }

  #enter(door: RoomDoor, answer?: 'answer'): void {
    if (this.#wishes.show !== undefined && this.#wishes.role !== 'viewer') {
      this.#refuse(NOTHING_TO_SHOW, door.room.code);
      return;
    }
    const present = this.#life.kind === 'joined' ? this.#life.member : undefined;
    const member = present?.door === door ? present : this.#move(door);
    if (answer) this.#answer(door);
    member.settle(this.#wishes);
  }

  #move(door: RoomDoor): RoomMember {
    this.#leave();
    const member = new RoomMember({ ...this.#options, door, outbox: this.#outbox });
    this.#life = { kind: 'joined', member };
    return member;
  }

  /** The answer to a `join` comes before anything of the room. */
  #answer({ room }: RoomDoor): void {
    const { connection, limits } = this.#options;
    this.#outbox.push(
      relayText({
        type: 'joined',
        room: room.code,
        role: this.#wishes.role ?? 'peer',
        client: connection.id,
        canvas: { width: room.width, height: room.height, background: room.background },
        fps: this.#wishes.fps ?? limits.liveFpsDefault,
        ...(this.#wishes.acks && { acks: true }),
      }),
    );
  }

  #refuse({ code, reason }: Refusal, named = ''): void {
    const { connection, lobby } = this.#options;
    const { role, name = '' } = this.#wishes;
    if (role === 'touchdesigner') lobby.refused(named, { name, address: connection.address, code });
    connection.close(code, reason);
  }

  #leave(): void {
    if (this.#life.kind === 'waiting') this.#options.clock.clearTimeout(this.#life.deadline);
    if (this.#life.kind === 'joined') this.#life.member.leave();
  }
}

function isJoin(incoming: IncomingText): boolean {
  return incoming.kind === 'message' && incoming.message.type === 'join';
}

/** R22: what a viewer asked to be shown is no wish of the role that it takes on later. */
function withoutShowFor(role: RelayRole | undefined, wishes: JoinWishes): JoinWishes {
  if (role === undefined || role === 'viewer') return wishes;
  const { show: _, ...others } = wishes;
  return others;
}
