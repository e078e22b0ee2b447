import { ByteQueue } from './byte-budget.ts';
import type { Member } from './links-seat.ts';

/** A ticket that nobody used by then is void: its picture gave way, or its display went. */
const VALID_MS = 250;

interface Ticket {
  readonly atMs: number;
  /** Bytes that were booked for each of the taker's displays. */
  readonly bytes: number;
  /** How many displays it was booked for, and which of them have used it. */
  readonly shares: number;
  readonly used: Set<Member>;
}

/**
 * The moments at which the displays of a network may be sent their next pictures. A taker holds one at a time, so that all have
 * their turn; the displays of a wall have the same one, so that their tiles leave together.
 */
export class Tickets {
  readonly #queue = new ByteQueue();
  readonly #tickets = new Map<string, Ticket>();

  setBudget(bytesPerSecond: number): void {
    this.#queue.setBudget(bytesPerSecond);
    this.#tickets.clear();
  }

  /** `together`: how many displays of the same taker are sent something. */
  waitMs(member: Member, together: () => number, nowMs: number): number {
    if (this.#queue.unlimited) return 0;
    const { atMs } = this.#valid(member, nowMs) ?? this.#book(member, together(), nowMs);
    return Math.max(0, Math.ceil(atMs - nowMs));
  }

  /** What did not wait, because it must not, makes the others wait. */
  sent(member: Member, bytes: number, nowMs: number): void {
    if (this.#queue.unlimited) return;
    const ticket = this.#valid(member, nowMs);
    if (!ticket) {
      this.#queue.book(bytes, nowMs);
      return;
    }
    this.#queue.correct(bytes - ticket.bytes);
    ticket.used.add(member);
  }

  #valid(member: Member, nowMs: number): Ticket | undefined {
    const ticket = this.#tickets.get(member.taker);
    return ticket && nowMs - ticket.atMs <= VALID_MS && !ticket.used.has(member) ? ticket : undefined;
  }

  #book(member: Member, together: number, nowMs: number): Ticket {
    this.#giveBack(member.taker);
    const bytes = member.pictureBytes;
    const shares = Math.max(1, together);
    const atMs = this.#queue.book(bytes * shares, nowMs);
    const ticket = { atMs, bytes, shares, used: new Set<Member>() };
    this.#tickets.set(member.taker, ticket);
    return ticket;
  }

  /** What was booked and not used, others may have. */
  #giveBack(taker: string): void {
    const old = this.#tickets.get(taker);
    if (old) this.#queue.correct(-old.bytes * Math.max(0, old.shares - old.used.size));
  }
}
