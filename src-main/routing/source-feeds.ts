import type { Frame } from '../imaging/frame.ts';
import type { Source } from '../sources/source.ts';
import { SourceFeed } from './source-feed.ts';
import type { WallMembers } from './wall-members.ts';

/** Who is fed from a source. */
export interface Fed {
  readonly source: Source | undefined;
  /** The wall that it is part of, which is fed as one. */
  readonly wall: WallMembers | undefined;
  /** Frames a second that it wants now; 0 when they would not be sent. */
  readonly wantedFps: number;
  readonly wantsFinals: boolean;
  offer(frame: Frame): void;
  /** A picture that has come to rest. */
  offerFinal(frame: Frame): void;
}

/**
 * One feed for all displays of a source that hang alone, at the rate of the fastest: a slower one takes what it needs of it. Each
 * wall has one of its own at its own rate, so that all of its tiles get the very same frames.
 */
export class SourceFeeds {
  #parties: readonly Party[] = [];

  /** Brings up to date who is fed what: all who are given, and nobody else. */
  update(fed: readonly Fed[]): void {
    const before = this.#parties;
    const members = new Map<Party, Fed[]>();
    for (const one of fed) {
      const { source, wall } = one;
      if (!source) continue;
      const party =
        [...members.keys()].find(party => party.isOf(source, wall)) ??
        before.find(party => party.isOf(source, wall)) ??
        new Party(source, wall);
      members.set(party, [...(members.get(party) ?? []), one]);
    }
    this.#parties = [...members.keys()];
    // Whoever changes over subscribes before it leaves: a clip must not stop in between.
    for (const [party, its] of members) party.serve(its);
    for (const party of before) if (!members.has(party)) party.serve([]);
  }
}

/** All who take the same frames at the same moments. */
class Party {
  readonly #wall: WallMembers | undefined;
  readonly #feed: SourceFeed;
  #members: readonly Fed[] = [];

  constructor(source: Source, wall: WallMembers | undefined) {
    this.#wall = wall;
    this.#feed = new SourceFeed(source, {
      frame: frame => {
        for (const member of this.#members) member.offer(frame);
      },
      final: frame => {
        for (const member of this.#members) member.offerFinal(frame);
      },
    });
  }

  isOf(source: Source, wall: WallMembers | undefined): boolean {
    return this.#feed.source === source && this.#wall === wall;
  }

  serve(members: readonly Fed[]): void {
    this.#members = members;
    const rates = members.map(({ wantedFps }) => wantedFps).filter(fps => fps > 0);
    const fps = rates.length === 0 ? 0 : (this.#wall?.fps ?? Math.max(...rates));
    this.#feed.want({ fps, finals: members.some(({ wantsFinals }) => wantsFinals) });
  }
}
