import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

const FILE = 'operator-token';
/** 192 bits: nobody tries them all, and base64url makes exactly 32 characters of them. */
const TOKEN_BYTES = 24;
/** 128 bits and more; a person may have chosen a longer one by writing the file. */
const WELL_FORMED = /^[A-Za-z0-9_-]{22,200}$/;
/** For this machine's user alone: whoever reads the file is an operator. */
const MODE = 0o600;

/** The secret that makes somebody an operator, kept in the data folder so that an address works over restarts. */
export class OperatorToken {
  readonly #file: string;
  readonly #listeners = new Set<() => void>();
  #value: string;

  /**
   * Takes the token that `folder` holds, or makes one; a file that holds none is replaced. Throws the system's error when the
   * file can neither be read nor written.
   */
  constructor({ folder }: { folder: string }) {
    this.#file = path.join(folder, FILE);
    this.#value = readToken(this.#file) ?? this.#make();
  }

  get value(): string {
    return this.#value;
  }

  /** Whether `candidate` is the token; takes the same time wherever the two differ. */
  matches(candidate: string): boolean {
    // Digests are of equal length, which the comparison needs, and tell nothing of the token's.
    return timingSafeEqual(digest(candidate), digest(this.#value));
  }

  /** Makes a new token and returns it; the old one is void when this returns. Throws, and changes nothing, when it cannot be kept. */
  renew(): string {
    this.#value = this.#make();
    for (const listener of this.#listeners) listener();
    return this.#value;
  }

  /** Calls back when the token was renewed, at once. */
  on(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #make(): string {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeSecretly(this.#file, `${token}\n`);
    return token;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function readToken(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (!WELL_FORMED.test(text)) return undefined;
    // A copy of the data folder, or a careless editor, may have opened it to others.
    if (process.platform !== 'win32') chmodSync(file, MODE);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and never readable by others, not even for a moment: `writeFileAtomically` knows no mode. */
function writeSecretly(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    // Left over from a crash it may have another mode; 'wx' makes sure of ours.
    rmSync(temporary, { force: true });
    const handle = openSync(temporary, 'wx', MODE);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
