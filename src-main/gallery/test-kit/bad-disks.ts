import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../store/test-kit/temporary-folder.ts';

/** A disk of its own, of 256 KiB, gone when the test is over; `undefined` where the test may not mount one. */
export function smallDisk(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = path.join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
  });
  return folder;
}

/** Fills a disk but for so many bytes; what is returned makes room again. */
export function fillUp(disk: string, leftFree = 0): () => void {
  const file = path.join(disk, 'something else');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - Math.ceil(leftFree))));
  return () => rmSync(file);
}

/**
 * A disk that takes the next picture in hand and never answers, as a server does that was switched off: the file that the
 * gallery writes to first is a pipe that nobody reads. What is returned lets it go on, with an error.
 */
export function stopAnswering(pictures: string): () => void {
  const pipe = path.join(pictures, `.lienzo-${process.pid}.tmp`);
  spawnSync('mkfifo', [pipe]);
  let reader: number | undefined;
  const release = () => {
    // It stays open, for the writer may not even have come yet. It writes into the void then, but a pipe cannot be synced.
    reader ??= openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  };
  onTestFinished(() => {
    if (reader === undefined) release();
    if (reader !== undefined) closeSync(reader);
  });
  return release;
}
