import type { Clock } from '#shared/clock';
import type { EncodeTable } from '../imaging/encode-table.ts';
import { type ProgramPicture, ProgramSource } from '../sources/program-source.ts';

/** Where programs come from. */
export interface Programs {
  onProgram(listener: (room: string, picture: ProgramPicture) => void): () => void;
}

export interface ProgramSourcesOptions {
  readonly encodes: Pick<EncodeTable, 'forget'>;
  readonly clock: Clock;
}

/** The program of each room that has one (R12), by the room's code. A room without pictures has no source yet. */
export class ProgramSources {
  readonly #options: ProgramSourcesOptions;
  readonly #sources = new Map<string, ProgramSource>();
  #made = 0;
  #stop: (() => void) | undefined;

  constructor(options: ProgramSourcesOptions) {
    this.#options = options;
  }

  /** `began`: a room has a program now that had none. */
  open(programs: Programs, began: () => void): void {
    this.#stop = programs.onProgram((room, picture) => {
      const known = this.#sources.get(room);
      (known ?? this.#make(room)).put(picture);
      if (!known) began();
    });
  }

  of(room: string): ProgramSource | undefined {
    return this.#sources.get(room);
  }

  /** The room is gone, or has another code. */
  forget(room: string): void {
    const source = this.#sources.get(room);
    if (!source) return;
    this.#sources.delete(room);
    source.close();
    this.#options.encodes.forget(source.id);
  }

  close(): void {
    this.#stop?.();
    for (const room of this.#sources.keys()) this.forget(room);
  }

  #make(room: string): ProgramSource {
    // As with canvases: a room that comes again counts its frames from 1 again.
    this.#made += 1;
    const source = new ProgramSource({ id: `program:${room}:${this.#made}`, clock: this.#options.clock });
    this.#sources.set(room, source);
    return source;
  }
}
