import type { Clock } from '#shared/clock';
import type { GalleryProblem, KeptPicture } from '#shared/contract/gallery';
import type { Log } from '#shared/log';
import type { GalleryStore } from '../store/gallery-store.ts';
import { diskFaultOf } from './disk-fault.ts';
import { DiskTrouble } from './disk-trouble.ts';
import { digestOf, encodeKept } from './encode-kept.ts';
import { GalleryError } from './gallery-error.ts';
import type { PictureFolder } from './picture-folder.ts';
import { pictureNames } from './picture-name.ts';
import { WaitingLine } from './waiting-line.ts';
import type { Asker, PictureStage, TakenPicture, WaitingPicture } from './waiting-picture.ts';
import { withinTime } from './within-time.ts';

/** The engine has to stop within 4 s, and others need a part of them; a disk that is well takes a fraction of this. */
const CLOSE_MS = 2_000;
/** As long as somebody who asks for several pictures in a row is made to wait for those before. */
const SETTLE_MS = 5_000;

export interface KeeperOptions {
  readonly folder: Pick<PictureFolder, 'path' | 'made' | 'make' | 'put'>;
  readonly store: GalleryStore;
  /** A picture that is at rest and can wait until there is time for it. */
  readonly takeRested: () => TakenPicture | undefined;
  /** It is on the disk and in the store. */
  readonly onKept: (picture: KeptPicture) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1. */
  readonly random: () => number;
  /** What waiting pictures may hold; `WAITING_BYTES` unless given. */
  readonly waitingBytes?: number;
}

/**
 * Brings pictures to the disk: one piece of work at a time, so that one thread at most waits for a bad disk and the others
 * encode for the displays. Encoding comes first, because an encoded picture takes a tenth of the memory.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #line: WaitingLine;
  readonly #trouble: DiskTrouble;
  #work: Promise<void> | undefined;
  #wanted = false;
  #closing = false;
  #ended = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#line = new WaitingLine(options.waitingBytes);
    this.#trouble = new DiskTrouble({
      folder: options.folder.path,
      clock: options.clock,
      log: options.log,
      random: options.random,
      onRetry: () => this.wake(),
      onStuck: () => this.#refuseAskers(),
    });
  }

  get problem(): GalleryProblem | undefined {
    return this.#trouble.problem(this.#line.length);
  }

  /** Takes a picture in. Nothing is done with it yet when this returns: whoever calls may be in the middle of a clear. */
  add({ facts, pixels }: TakenPicture, asker?: Asker): void {
    if (this.#closing) {
      asker?.failed(new GalleryError('disk', 'The engine is ending; this picture is not kept.'));
      return;
    }
    const picture: WaitingPicture = {
      facts,
      stage: { is: 'taken', pixels },
      inHand: false,
      ...(asker && { asker }),
    };
    for (const givingWay of this.#line.add(picture)) {
      this.#trouble.lose();
      givingWay.asker?.failed(this.#trouble.error);
    }
    if (this.#trouble.stuck) asker?.failed(this.#trouble.error);
    // Whoever asks wants to know now, and may have made room a moment ago.
    if (asker) this.#trouble.hurry();
    this.wake();
  }

  /** Resolves when nothing waits that could be kept now; a disk that is slow or ill is not waited for. */
  async settled(): Promise<void> {
    const { clock } = this.#options;
    await withinTime(clock, this.#work ?? Promise.resolve(), { ms: SETTLE_MS, late: () => undefined });
  }

  /** The room has another code: what waits goes with it. */
  recode(before: string, after: string): void {
    for (const picture of this.#line)
      if (picture.facts.room === before) picture.facts = { ...picture.facts, room: after };
  }

  /** Looks whether there is something to do. */
  wake(): void {
    this.#wanted = true;
    this.#work ??= this.#run();
  }

  /** Tries once more what waits, and waits for that, but not for long. Nothing is asked of the store afterwards. */
  async close(): Promise<void> {
    this.#closing = true;
    await withinTime(this.#options.clock, this.#tryOnceMore(), { ms: CLOSE_MS, late: () => undefined });
    this.#ended = true;
    this.#trouble.close();
    this.#refuseAskers();
    if (this.#line.length > 0) {
      const sentence = 'The engine ended before these pictures were on the disk; they are lost.';
      this.#options.log.error('gallery', sentence, { pictures: this.#line.length });
    }
  }

  async #tryOnceMore(): Promise<void> {
    // What is in hand may be failing right now.
    await this.#work;
    this.#trouble.hurry();
    this.wake();
    await this.#work;
  }

  async #run(): Promise<void> {
    await Promise.resolve();
    while (this.#wanted) {
      this.#wanted = false;
      while (!this.#ended && (await this.#step()));
    }
    this.#work = undefined;
  }

  /** Does one thing; false when there is nothing to do now. */
  async #step(): Promise<boolean> {
    const raw = [...this.#line].find(picture => picture.stage.is === 'taken');
    if (raw) return await this.#encode(raw);
    if (!this.#closing) {
      const rested = this.#options.takeRested();
      if (rested) {
        this.add(rested);
        return true;
      }
    }
    return this.#trouble.waits ? false : await this.#writeFirst();
  }

  async #encode(picture: WaitingPicture): Promise<boolean> {
    const { facts, stage } = picture;
    if (stage.is !== 'taken') return true;
    picture.inHand = true;
    try {
      const digest = await digestOf(stage.pixels);
      if (facts.because !== 'save' && digest === this.#digestBefore(picture)) this.#line.remove(picture);
      else picture.stage = { is: 'encoded', digest, png: await encodeKept(facts, stage.pixels) };
    } catch (error) {
      // Another try would end the same way; the pictures behind it must not wait for it.
      this.#line.remove(picture);
      picture.asker?.failed(error);
      this.#fault('A picture could not be encoded; it is lost.', error);
    }
    picture.inHand = false;
    return true;
  }

  /** A picture that is kept already is not kept twice; one that an operator asks for is, because he asked. */
  #digestBefore(picture: WaitingPicture): string | undefined {
    const waiting = this.#line.digestBefore(picture);
    if (waiting !== undefined || this.#ended) return waiting;
    try {
      return this.#options.store.newestDigest(picture.facts.room);
    } catch (error) {
      this.#fault('The gallery could not be read; a picture may be kept twice.', error);
      return undefined;
    }
  }

  async #writeFirst(): Promise<boolean> {
    const { folder } = this.#options;
    const picture = this.#line.first;
    if (!picture && folder.made) return false;
    if (picture) picture.inHand = true;
    this.#trouble.asked();
    try {
      if (!folder.made) await folder.make();
      if (picture) await this.#write(picture);
      this.#trouble.worked(this.#line.length);
      return true;
    } catch (error) {
      this.#trouble.failed(diskFaultOf(error));
      this.#refuseAskers();
      return false;
    } finally {
      if (picture) picture.inHand = false;
    }
  }

  /** First the file, then the row, then the telling: a power cut between them leaves a picture in the folder, no empty promise. */
  async #write(picture: WaitingPicture): Promise<void> {
    const { folder, store } = this.#options;
    if (picture.stage.is === 'encoded') picture.stage = await fileOf(picture, picture.stage, folder);
    if (picture.stage.is !== 'written' || this.#ended) return;
    const { digest, file, bytes } = picture.stage;
    const kept = store.add({ ...picture.facts, digest, file, bytes });
    this.#line.remove(picture);
    this.#options.onKept(kept);
    picture.asker?.kept(kept);
  }

  /** They are told once; their pictures wait on. */
  #refuseAskers(): void {
    for (const { asker } of this.#line) asker?.failed(this.#trouble.error);
  }

  #fault(sentence: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#options.log.error('gallery', sentence, { why });
  }
}

async function fileOf(
  { facts }: WaitingPicture,
  { digest, png }: Extract<PictureStage, { is: 'encoded' }>,
  folder: KeeperOptions['folder'],
): Promise<PictureStage> {
  const file = await folder.put(pictureNames(facts.atMs, facts.roomName, facts.room), png);
  return { is: 'written', digest, file, bytes: png.length };
}
