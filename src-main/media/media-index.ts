import type { Clock } from '#shared/clock';
import type { MediaFile } from '#shared/contract/media';
import type { Why } from '#shared/contract/why';
import type { Log } from '#shared/log';
import { codeOf } from '../store/new-file.ts';
import { answerInTime } from './answer-in-time.ts';
import type { Looked } from './folder-watch.ts';
import type { MediaContent } from './media-content.ts';
import { diskError, MediaError } from './media-error.ts';
import { type FoundFile, isSameStamp, type MediaFolder } from './media-folder.ts';
import { MediaItem, SETTLE_MS } from './media-item.ts';
import { MEDIA_FILES_MOST } from './media-limits.ts';

/** A folder that does not answer by then is as good as gone for whoever looks at the page. */
const LOOK_MS = 10_000;
/** The largest file from a stick of 2 MB/s. */
const READ_MS = 40_000;

/** As people sort: 2 before 10. */
const { compare } = new Intl.Collator('en', { numeric: true });

export interface MediaIndexOptions {
  readonly folder: Pick<MediaFolder, 'path' | 'list' | 'remove'>;
  /** What is in a file; `undefined`: somebody writes it. Rejects with `ImageError`, or with the system's error. */
  readonly readContent: (file: FoundFile) => Promise<MediaContent | undefined>;
  readonly clock: Clock;
  readonly log: Log;
  /** What this says has changed; must not throw. */
  readonly onChange: () => void;
}

/** Which files are in the folder, and what is in them. */
export class MediaIndex {
  readonly #options: MediaIndexOptions;
  #items = new Map<string, MediaItem>();
  /** Ids of files that are known to be whole, before they were seen. */
  readonly #whole = new Set<string>();
  #problem: Why | undefined;
  #overfull = false;
  #isReading = false;
  #closed = false;

  constructor(options: MediaIndexOptions) {
    this.#options = options;
  }

  /** Why the folder cannot be read; then all else is as it was last. */
  get problem(): Why | undefined {
    return this.#problem;
  }

  files(): MediaFile[] {
    return [...this.#items.values()].map(item => item.describe());
  }

  get(id: string): MediaItem | undefined {
    return this.#items.get(id);
  }

  /** Nobody writes this file any more, as the next look will find it. */
  whole(id: string): void {
    this.#whole.add(id);
  }

  /** Looks into the folder; never rejects. Wants to look again when something is about to become whole. */
  async look(): Promise<Looked> {
    const { folder, clock } = this.#options;
    try {
      const { inode, files } = await answerInTime(clock, folder.list(), LOOK_MS);
      this.#take(files);
      const againMs = this.#settlesInMs();
      return { inode, ...(againMs !== undefined && { againMs }) };
    } catch (error) {
      this.#troubled(error);
      return {};
    }
  }

  /** `content` could not be shown any more. */
  failed(id: string, content: MediaContent, error: unknown): void {
    const item = this.#items.get(id);
    // What is not there at all, the next look says of the file or of the whole folder.
    if (item?.content !== content || codeOf(error) === 'ENOENT') return;
    this.#refuse(item, error);
    this.#options.onChange();
  }

  /** Deletes a file. Rejects with `MediaError`: `unknown` or `disk`. */
  async remove(id: string): Promise<void> {
    const { folder, clock } = this.#options;
    const item = this.#items.get(id);
    if (!item) throw new MediaError('unknown', `${id} is gone already.`);
    if (this.#problem) throw diskError(`${id} could not be deleted`, new Error(this.#problem.detail));
    try {
      await answerInTime(clock, folder.remove(item.file), LOOK_MS);
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return;
      throw diskError(`${id} could not be deleted`, cause);
    }
  }

  /** Reads nothing any more. */
  close(): void {
    this.#closed = true;
  }

  #settlesInMs(): number | undefined {
    const now = this.#options.clock.now();
    const wholeAt = [...this.#items.values()].map(({ wholeAtMs = Number.POSITIVE_INFINITY }) => wholeAtMs);
    const soonest = Math.min(...wholeAt) - now;
    return Number.isFinite(soonest) ? Math.max(soonest, 1) : undefined;
  }

  #take(found: ReadonlyMap<string, FoundFile>): void {
    if (this.#closed) return;
    const listed = [...found].sort(([a], [b]) => compare(a, b));
    this.#tellOverfull(listed.length > MEDIA_FILES_MOST);
    const taken = listed.slice(0, MEDIA_FILES_MOST).map(([id, file]) => this.#found(id, file));
    const before = this.#items;
    this.#items = new Map(taken.map(({ item }) => [item.id, item]));
    const lost = [...before.keys()].some(id => !this.#items.has(id));
    const changed = this.#untroubled() || lost || taken.some(({ news }) => news);
    if (changed) this.#options.onChange();
    this.#read();
  }

  #found(id: string, file: FoundFile): { item: MediaItem; news: boolean } {
    const { clock } = this.#options;
    const item = this.#items.get(id);
    const whole = this.#whole.delete(id);
    if (item) return { item, news: item.found(file, { whole, now: clock.now() }) };
    // It was there before anybody looked, or was moved here in one piece.
    const old = clock.wall() - file.stamp.modifiedMs > SETTLE_MS;
    return { item: new MediaItem(id, file, { whole: whole || old, now: clock.now() }), news: true };
  }

  /** Whether it was troubled. */
  #untroubled(): boolean {
    const { folder, log } = this.#options;
    if (!this.#problem) return false;
    this.#problem = undefined;
    log.info('media', 'The media folder can be read again.', { folder: folder.path });
    return true;
  }

  #troubled(error: unknown): void {
    const { folder, log, onChange } = this.#options;
    const detail = error instanceof Error ? error.message : String(error);
    if (this.#closed || this.#problem?.detail === detail) return;
    this.#problem = { code: 'folder-unreadable', detail };
    log.warn('media', 'The media folder cannot be read.', { folder: folder.path, why: detail });
    onChange();
  }

  /** One file at a time, so that it is one thread that decodes for us and not all those which encode for the displays. */
  #read(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    void this.#readAll();
  }

  /** Never rejects. */
  async #readAll(): Promise<void> {
    for (let item = this.#nextDue(); item && !this.#closed; item = this.#nextDue()) await this.#readOne(item);
    this.#isReading = false;
  }

  /** Those that somebody waits for come first. */
  #nextDue(): MediaItem | undefined {
    // What cannot even be listed need not be tried file by file.
    if (this.#problem) return undefined;
    const now = this.#options.clock.now();
    const due = [...this.#items.values()].filter(item => item.isDue(now));
    return due.find(({ urgent }) => urgent) ?? due[0];
  }

  async #readOne(item: MediaItem): Promise<void> {
    const { readContent, clock, onChange } = this.#options;
    const { file } = item;
    const isAsItWas = () => !this.#closed && isSameStamp(item.file.stamp, file.stamp);
    try {
      const content = await answerInTime(clock, readContent(file), READ_MS);
      if (isAsItWas()) item.read(content, clock.now());
    } catch (error) {
      // Not there: the next look says whether the file is gone or the whole folder.
      if (isAsItWas() && codeOf(error) === 'ENOENT') item.read(undefined, clock.now());
      else if (isAsItWas()) this.#refuse(item, error);
    }
    // What is gone meanwhile was told.
    if (this.#items.get(item.id) === item) onChange();
  }

  #refuse(item: MediaItem, error: unknown): void {
    const { log, clock } = this.#options;
    item.refuse(error, clock.now());
    log.warn('media', 'A file of the media folder cannot be shown.', {
      file: item.id,
      ...(item.why && { code: item.why.code, why: item.why.detail }),
    });
  }

  #tellOverfull(overfull: boolean): void {
    const { log, folder } = this.#options;
    if (overfull && !this.#overfull) {
      const sentence = 'The media folder holds more files than are listed; the others are passed over.';
      log.warn('media', sentence, { folder: folder.path, most: MEDIA_FILES_MOST });
    }
    this.#overfull = overfull;
  }
}
