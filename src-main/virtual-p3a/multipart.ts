import type { IncomingHttpHeaders } from 'node:http';
import busboy from 'busboy';
import { Refusal } from './refusal.ts';

/**
 * The bytes of the first file part, whatever its field is called. Throws `Refusal`: `UNSUPPORTED_MEDIA_TYPE` (no boundary),
 * `UPLOAD_INCOMPLETE` (the closing boundary is missing), `EMPTY_REQUEST` (no file, or an empty one), `INVALID_IMAGE` (no multipart).
 */
export function firstFile(body: Buffer, headers: IncomingHttpHeaders): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parser = openParser(headers);
    const chunks: Buffer[] = [];
    parser.on('file', (_field, file) => {
      file.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A part that is cut off ends with an error of its own; the parser's says the same.
      file.on('error', () => undefined);
    });
    parser.on('error', error => reject(refusalOf(error)));
    parser.on('close', () => {
      const file = Buffer.concat(chunks);
      if (file.length > 0) resolve(file);
      else reject(new Refusal('EMPTY_REQUEST', 'The form has no file, or an empty one.'));
    });
    parser.end(body);
  });
}

function openParser(headers: IncomingHttpHeaders): busboy.Busboy {
  try {
    // The whole form is in memory already, so only the number of parts needs a bound.
    return busboy({ headers, limits: { files: 1, fileSize: Number.POSITIVE_INFINITY, parts: 32 } });
  } catch (cause) {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'multipart/form-data needs a boundary.', { cause });
  }
}

/** busboy has no codes; `Unexpected end of form` is its sentence for a missing closing boundary. */
function refusalOf(cause: unknown): Refusal {
  const cut = cause instanceof Error && cause.message.startsWith('Unexpected end');
  return cut
    ? new Refusal('UPLOAD_INCOMPLETE', 'The form ends before its closing boundary.', { cause })
    : new Refusal('INVALID_IMAGE', 'The body is no well-formed multipart/form-data.', { cause });
}
