import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { SerialGate } from '#shared/serial-gate';
import type { Pixels } from '../imaging/pixels.ts';
import { type ClipFacts, PreparedClip } from './prepared-clip.ts';

/** Of all that nobody plays now; those that were played last stay. */
const IDLE_BYTES_MOST = 2 * 1024 ** 3;
/** Pictures of a clip that others must not wait for: a second of work. */
const LONG = 100;

const PREPARED = /^clip-\d+\.rgba$/;

/** What a clip is made of. */
export interface ClipMaker {
  readonly facts: ClipFacts;
  readonly pictures: () => Promise<AsyncIterable<Pixels>>;
}

interface Kept {
  readonly clip: PreparedClip;
  users: number;
}

/** Clips that are played, or were, decoded on the disk: each is prepared once, whoever plays it. */
export class ClipShelf {
  readonly #folder: string;
  /** The one that was let go of last is the last. */
  readonly #kept = new Map<ClipMaker, Kept>();
  readonly #gates = { short: new SerialGate(), long: new SerialGate() };
  #made: Promise<void> | undefined;
  #count = 0;

  constructor({ folder }: { folder: string }) {
    this.#folder = folder;
  }

  /** The clip, which is prepared from now on unless it is. Who is done with it says so by `release`. */
  acquire(maker: ClipMaker): PreparedClip {
    const kept = this.#kept.get(maker) ?? this.#begin(maker);
    kept.users += 1;
    return kept.clip;
  }

  release(maker: ClipMaker): void {
    const kept = this.#kept.get(maker);
    if (!kept) return;
    kept.users -= 1;
    this.#kept.delete(maker);
    this.#kept.set(maker, kept);
    // What failed may work the next time: a disk has room again.
    if (kept.users === 0 && kept.clip.fault !== undefined) this.#drop(maker);
    this.#makeRoom();
  }

  /** Deletes all of them. */
  async close(): Promise<void> {
    const clips = [...this.#kept.values()];
    this.#kept.clear();
    await Promise.all(clips.map(({ clip }) => clip.dispose()));
  }

  #begin(maker: ClipMaker): Kept {
    this.#count += 1;
    const file = path.join(this.#folder, `clip-${this.#count}.rgba`);
    const kept = { clip: new PreparedClip({ facts: maker.facts, folder: this.#folder, file }), users: 0 };
    this.#kept.set(maker, kept);
    const gate = maker.facts.delaysMs.length > LONG ? this.#gates.long : this.#gates.short;
    void gate.run(() => kept.clip.prepare(() => this.#picturesOf(maker)));
    return kept;
  }

  async #picturesOf(maker: ClipMaker): Promise<AsyncIterable<Pixels>> {
    this.#made ??= this.#make();
    await this.#made;
    return maker.pictures();
  }

  /** Clears away what a killed process left. */
  async #make(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      for (const name of await readdir(this.#folder))
        if (PREPARED.test(name)) await rm(path.join(this.#folder, name), { force: true });
    } catch (error) {
      this.#made = undefined;
      throw error;
    }
  }

  #makeRoom(): void {
    const idle = [...this.#kept].filter(([, { users }]) => users === 0);
    let bytes = idle.reduce((sum, [, { clip }]) => sum + clip.bytes, 0);
    for (const [maker, { clip }] of idle) {
      if (bytes <= IDLE_BYTES_MOST) break;
      bytes -= clip.bytes;
      this.#drop(maker);
    }
  }

  #drop(maker: ClipMaker): void {
    const kept = this.#kept.get(maker);
    this.#kept.delete(maker);
    void kept?.clip.dispose();
  }
}
