import { MEDIA_PART_BYTES } from '#shared/contract/media';
import type { createCommandStore } from '../commands/command-store.ts';
import type { Problem } from '../commands/problem.ts';
import { base64Of } from './base64.ts';
import type { UploadFile, UploadProgress } from './upload.ts';

const UNEXPLAINED: Problem = { code: 'FAILED', detail: '' };

interface SendFileOptions {
  /** The id of this attempt. */
  readonly upload: string;
  readonly file: UploadFile;
  readonly command: ReturnType<typeof createCommandStore>;
  /** Asked before each part: nobody may want it any more. */
  readonly wanted: () => boolean;
  readonly sent: (bytes: number) => void;
}

/** Sends a file part by part, each when the one before it is there; never more than one of them is in memory. Never rejects. */
export async function sendFile(options: SendFileOptions): Promise<UploadProgress> {
  const { file, wanted, sent } = options;
  for (let offset = 0; offset < file.size && wanted(); offset += MEDIA_PART_BYTES) {
    sent(offset);
    const end = await sendPart(options, offset);
    if (end) return end;
  }
  // Nobody looks at this one any more; or the engine took every part and never said that this was all of it.
  return { kind: 'failed', problem: UNEXPLAINED };
}

/** How the upload ended with this part; `undefined` while it goes on. */
async function sendPart(options: SendFileOptions, offset: number): Promise<UploadProgress | undefined> {
  const { upload, file, command } = options;
  const part = await readPart(file, offset);
  if (part === undefined) return { kind: 'refused', fault: 'unreadable' };
  const { name, size: total } = file;
  const outcome = await command
    .getState()
    .run(client => client.media.upload({ upload, name, total, offset, part }));
  if (!outcome.done) return { kind: 'failed', problem: command.getState().problem ?? UNEXPLAINED };
  return outcome.value.done ? { kind: 'done', media: outcome.value.media ?? name } : undefined;
}

/** Base64; `undefined` when the file is not there any more, or is another one by now. */
async function readPart(file: UploadFile, offset: number): Promise<string | undefined> {
  try {
    const end = Math.min(offset + MEDIA_PART_BYTES, file.size);
    const bytes = new Uint8Array(await file.slice(offset, end).arrayBuffer());
    return bytes.length === end - offset ? base64Of(bytes) : undefined;
  } catch {
    // The browser says so of a file that was moved, changed or taken away with its drive.
    return undefined;
  }
}
