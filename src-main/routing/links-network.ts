import type { LinkState } from '#shared/contract/link';
import { Climb } from './adaptation-climb.ts';
import { fairShare } from './byte-budget.ts';
import { ByteMeter } from './byte-meter.ts';
import type { Member, Seat } from './links-seat.ts';
import { Tickets } from './links-tickets.ts';

/** A budget that is used to the last byte makes every picture late. */
const HEADROOM = 0.95;
/** What displays need is looked at this often; sooner when one comes, goes or suffers. */
const SHARED_EVERY_MS = 250;
/** Displays that suffer within this suffer together. */
const TOGETHER_MS = 1_500;
/** One display that suffers is slow; most of all together share something that is. */
const QUORUM = { least: 2, share: 2 / 3 };
/** A network that was full has to drain first: until a picture of afterwards arrives, and a little longer, or as long as this. */
const DRAINS_WITHIN_MS = 10_000;
const DRAINED_FOR_MS = 1_000;
/** Times of arrival are compared over some seconds, not over the fifty pictures of one moment. */
const SAMPLED_EVERY_MS = 250;
/** A change of who is sent something that is larger than this share makes it another network. */
const OTHERS = 1 / 4;
const RAISED_BY = 1.15;
/** What was tried in vain is tried again as it was: what lies below it would tell nothing. */
const RAISED_TO_FAILED = 2;
/** More than this over what is made use of helps nobody to the next step, and says nothing about the network. */
const RAISED_OVER_USE = 2;
/** Displays need some seconds to make use of more. */
const CLIMB = { patientMs: 10_000, failsWithinMs: 15_000 };

/** A network whose displays share its bytes. Times are monotonic ms, figures bytes a second. */
export class Network {
  readonly #name: string;
  /** This machine itself is no radio: nothing is measured there. */
  readonly #measures: boolean;
  readonly #members = new Set<Member>();
  readonly #tickets = new Tickets();
  readonly #meter = new ByteMeter();
  readonly #climb = new Climb(CLIMB);
  readonly #strained = new Map<Member, { readonly atMs: number; readonly takes: number }>();
  #byHand: number | undefined;
  #seen: number | undefined;
  /** What was tried in vain. */
  #failed: number | undefined;
  #fullAt = Number.NEGATIVE_INFINITY;
  /** When the first picture arrived that had left after that. */
  #drainedAt = Number.NEGATIVE_INFINITY;
  #sampledAt = Number.NEGATIVE_INFINITY;
  #sharedAt = Number.NEGATIVE_INFINITY;
  #activeThen = 0;

  constructor({ name, measures }: { name: string; measures: boolean }) {
    this.#name = name;
    this.#measures = measures;
  }

  get budget(): number | undefined {
    return this.#byHand ?? this.#seen;
  }

  /** Nobody is in it and nothing is set: it can be forgotten. */
  get empty(): boolean {
    return this.#members.size === 0 && this.#byHand === undefined;
  }

  setBudget(byHand: number | undefined, nowMs: number): void {
    this.#byHand = byHand;
    this.#budgetChanged(nowMs);
  }

  state(nowMs: number): LinkState {
    const { budget } = this;
    return {
      network: this.#name,
      displays: this.#members.size,
      sentBytesPerSecond: Math.round(this.#meter.bytesPerSecond(nowMs)),
      ...(budget !== undefined && { budgetBytesPerSecond: Math.round(budget) }),
      byHand: this.#byHand !== undefined,
    };
  }

  join(member: Member, nowMs: number): Seat {
    this.#members.add(member);
    this.#share(nowMs);
    return {
      waitMs: now => this.#tickets.waitMs(member, () => this.#together(member, now), now),
      sent: (bytes, atMs) => this.#sent(member, bytes, atMs),
      arrived: (tookMs, bytes, atMs) => this.#arrived(tookMs, bytes, atMs),
      alone: now => this.#actives(now) <= 1,
      strained: (takes, now) => this.#strainedBy(member, takes, now),
      changed: now => this.#share(now),
      leave: () => {
        this.#members.delete(member);
        this.#strained.delete(member);
      },
    };
  }

  #together(member: Member, nowMs: number): number {
    return [...this.#members].filter(other => other.taker === member.taker && other.active(nowMs)).length;
  }

  #sent(member: Member, bytes: number, atMs: number): void {
    this.#meter.add(bytes, atMs);
    this.#tickets.sent(member, bytes, atMs);
    this.#climb.sign(atMs);
    if (atMs - this.#sharedAt < SHARED_EVERY_MS) return;
    this.#raise(atMs);
    this.#share(atMs);
  }

  /** Each taker its share; displays of a wall have equal parts of theirs. */
  #share(nowMs: number): void {
    this.#sharedAt = nowMs;
    const takers = this.#takers();
    const needs = takers.map(members => sum(members.map(member => member.need(nowMs))));
    const share = fairShare(needs, this.budget ?? Number.POSITIVE_INFINITY);
    for (const members of takers) {
      const active = members.filter(member => member.active(nowMs)).length;
      for (const member of members) member.setShare(share / Math.max(1, active), nowMs);
    }
    this.#notice(nowMs);
  }

  #takers(): Member[][] {
    const takers = new Map<string, Member[]>();
    for (const member of this.#members)
      takers.set(member.taker, [...(takers.get(member.taker) ?? []), member]);
    return [...takers.values()];
  }

  /** With many more or fewer than when it was full, more may be possible, or less. */
  #notice(nowMs: number): void {
    const active = this.#actives(nowMs);
    if (Math.abs(active - this.#activeThen) <= this.#activeThen * OTHERS) return;
    this.#activeThen = active;
    this.#climb.lift();
  }

  #raise(nowMs: number): void {
    if (this.#seen === undefined || this.#byHand !== undefined) return;
    // Where what had failed goes well now, the way up is free.
    const again = this.#failed !== undefined && this.#seen < this.#failed;
    if (!this.#climb.due(nowMs, { again })) return;
    const wanted = [...this.#members].some(member => member.held && member.active(nowMs));
    if (!wanted || this.#seen > this.#meter.bytesPerSecond(nowMs) * RAISED_OVER_USE) return;
    const failed = this.#climb.inVain ? (this.#failed ?? 0) : 0;
    this.#seen = Math.max(this.#seen * RAISED_BY, Math.min(failed, this.#seen * RAISED_TO_FAILED));
    this.#climb.rose(nowMs);
    this.#budgetChanged(nowMs);
  }

  #arrived(tookMs: number, bytes: number, atMs: number): void {
    if (atMs - this.#sampledAt >= SAMPLED_EVERY_MS) {
      this.#sampledAt = atMs;
      this.#climb.arrived(tookMs, bytes, atMs);
    }
    if (atMs - tookMs >= this.#fullAt) this.#drainedAt = Math.min(this.#drainedAt, atMs);
  }

  #draining(nowMs: number): boolean {
    return nowMs < Math.min(this.#fullAt + DRAINS_WITHIN_MS, this.#drainedAt + DRAINED_FOR_MS);
  }

  #actives(nowMs: number): number {
    return [...this.#members].filter(member => member.active(nowMs)).length;
  }

  #strainedBy(member: Member, takes: number, nowMs: number): boolean {
    if (!this.#measures || this.#byHand !== undefined) return false;
    if (this.#draining(nowMs)) return true;
    const before = this.#strained.get(member)?.atMs ?? Number.NEGATIVE_INFINITY;
    this.#strained.set(member, { atMs: nowMs, takes });
    const raiseFailed = this.#climb.failing(nowMs) && nowMs - before > CLIMB.failsWithinMs;
    const suffering = [...this.#strained.values()].filter(({ atMs }) => nowMs - atMs <= TOGETHER_MS);
    const quorum = Math.max(QUORUM.least, this.#actives(nowMs) * QUORUM.share);
    if (!raiseFailed && suffering.length < quorum) return false;
    this.#full(nowMs);
    return true;
  }

  #full(nowMs: number): void {
    const carried = sum(
      [...this.#members].map(member => {
        const strained = this.#strained.get(member);
        return strained && nowMs - strained.atMs <= TOGETHER_MS ? strained.takes : member.takes(nowMs);
      }),
    );
    this.#failed = this.#climb.fell(nowMs) ? this.#seen : undefined;
    this.#activeThen = this.#actives(nowMs);
    this.#seen = carried * HEADROOM;
    this.#fullAt = nowMs;
    this.#drainedAt = Number.POSITIVE_INFINITY;
    this.#strained.clear();
    for (const member of this.#members) member.relieve(nowMs);
    this.#budgetChanged(nowMs);
  }

  #budgetChanged(nowMs: number): void {
    this.#tickets.setBudget(this.budget ?? Number.POSITIVE_INFINITY);
    this.#share(nowMs);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
