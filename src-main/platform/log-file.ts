import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Clock, TimerHandle } from '#shared/clock';
import type { LogLevel } from '#shared/log';

/** Ten MiB in all: days of a show at `info`, an hour at `debug`, and still small enough to be sent by mail. */
const FILE_BYTES = 2 * 1024 * 1024;
const FILES = 5;
/** Sentences of little weight wait this long for others, so that a talkative second costs one write. */
const GATHER_MS = 250;
const GATHER_CHARACTERS = 64 * 1024;
/** Nobody reads more of one entry, and one entry must not push out all others. */
const LONGEST_LINE = 16 * 1024;

export interface LogFileOptions {
  readonly folder: string;
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
  /** The size of one file at most, and how many there are. */
  readonly fileBytes?: number;
  readonly files?: number;
  /** Writes a part to an open file and returns how many bytes it took; the system's own unless set. */
  readonly writePart?: (handle: number, bytes: Uint8Array) => number;
}

/**
 * A log on the disk that never grows beyond its cap: `lienzo.log` is the newest, `lienzo.4.log` the oldest part. Lines stay in
 * order. Warnings and errors are written at once, together with what waited before them, so a crash finds them on the disk. What
 * cannot be written (a full disk, a folder that is gone) is counted and mentioned later; nothing here ever throws.
 */
export class LogFile {
  readonly folder: string;
  /** The newest part. */
  readonly file: string;
  readonly #clock: LogFileOptions['clock'];
  readonly #fileBytes: number;
  readonly #files: number;
  readonly #writePart: (handle: number, bytes: Uint8Array) => number;
  #waiting: string[] = [];
  #waitingCharacters = 0;
  #timer: TimerHandle;
  #open: { readonly handle: number; size: number } | undefined;
  #lost = { lines: 0, why: '' };

  constructor({
    folder,
    clock,
    fileBytes = FILE_BYTES,
    files = FILES,
    writePart = writeSync,
  }: LogFileOptions) {
    this.folder = folder;
    this.file = path.join(folder, 'lienzo.log');
    this.#clock = clock;
    this.#fileBytes = fileBytes;
    this.#files = files;
    this.#writePart = writePart;
  }

  /** `line` ends with a line break. */
  write(line: string, level: LogLevel): void {
    const text = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …\n` : line;
    this.#waiting.push(text);
    this.#waitingCharacters += text.length;
    const urgent = level === 'warn' || level === 'error';
    if (urgent || this.#waitingCharacters > GATHER_CHARACTERS) this.flush();
    else this.#timer ??= this.#clock.setTimeout(() => this.flush(), GATHER_MS);
  }

  /** Writes what waits. */
  flush(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#waiting;
    this.#waiting = [];
    this.#waitingCharacters = 0;
    if (lines.length === 0) return;
    try {
      if (this.#lost.lines > 0) this.#append(lossOf(this.#lost));
      this.#lost = { lines: 0, why: '' };
      for (const part of portions(lines, this.#fileBytes)) this.#append(part);
    } catch (error) {
      this.#lost = { lines: this.#lost.lines + lines.length, why: reasonOf(error) };
      this.#close();
    }
  }

  /** Writes what waits and lets go of the file; a later line opens it again. */
  close(): void {
    this.flush();
    this.#close();
  }

  #append(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    let open = this.#openFile();
    if (open.size > 0 && open.size + bytes.length > this.#fileBytes) open = this.#turnOver();
    for (let written = 0; written < bytes.length; ) {
      const part = this.#writePart(open.handle, bytes.subarray(written));
      written += part;
      open.size += part;
    }
  }

  #openFile(flags = 'a'): { readonly handle: number; size: number } {
    if (this.#open) return this.#open;
    mkdirSync(this.folder, { recursive: true });
    const handle = openSync(this.file, flags);
    this.#open = { handle, size: fstatSync(handle).size };
    return this.#open;
  }

  /** Each part takes the name of the next older one; the oldest is gone. */
  #turnOver(): { readonly handle: number; size: number } {
    this.#close();
    for (let age = this.#files - 1; age > 0; age -= 1) renameIfThere(this.#part(age - 1), this.#part(age));
    // `w`: should the newest not have moved (Windows keeps a file that another program holds), it starts anew rather than grow.
    return this.#openFile('w');
  }

  #part(age: number): string {
    return age === 0 ? this.file : path.join(this.folder, `lienzo.${age}.log`);
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    try {
      if (open) closeSync(open.handle);
    } catch {
      // The descriptor is gone either way, and a log has nobody to complain to.
    }
  }
}

/** Lines joined to texts of at most `most` bytes, as far as single lines allow. */
function* portions(lines: readonly string[], most: number): Generator<string> {
  let text = '';
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(line);
    if (bytes > 0 && bytes + size > most) {
      yield text;
      text = '';
      bytes = 0;
    }
    text += line;
    bytes += size;
  }
  if (bytes > 0) yield text;
}

/** Begins a line of its own: the last write may have stopped in the middle of one. */
function lossOf({ lines, why }: { lines: number; why: string }): string {
  return `\n… ${lines} entries are missing here, because the log could not be written (${why})\n`;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return String(error);
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Not there yet, or held by another program: then it keeps its name and is written over in its turn.
  }
}
