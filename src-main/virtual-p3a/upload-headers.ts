import type { IncomingMessage } from 'node:http';
import { IMAGE_FORMAT_HEADER } from '#shared/wire/display-api';
import type { ImageFormat } from '../imaging/image-header.ts';
import { mediaTypeOf } from './exchange.ts';
import { RAW_FORMATS, type RawFormat } from './raw-pixels.ts';
import { Refusal } from './refusal.ts';

const FORMATS_BY_NAME: Readonly<Record<string, ImageFormat>> = {
  png: 'png',
  jpeg: 'jpeg',
  jpg: 'jpeg',
  webp: 'webp',
  gif: 'gif',
};

export interface UploadHeaders {
  readonly kind: 'form' | 'raw';
  /** What the bytes must turn out to be. */
  readonly declared: ImageFormat | undefined;
}

export interface DisplayHeaders {
  /** Set when the body is bare pixels. */
  readonly raw: RawFormat | undefined;
  readonly declared: ImageFormat | undefined;
}

/** D2. Throws `Refusal` `UNSUPPORTED_MEDIA_TYPE`. */
export function uploadHeaders(request: IncomingMessage): UploadHeaders {
  if (mediaTypeOf(request) === 'multipart/form-data')
    return { kind: 'form', declared: declaredFormat(request) };
  checkRawType(request);
  return { kind: 'raw', declared: declaredFormat(request) };
}

/** D3. Throws `Refusal` `UNSUPPORTED_MEDIA_TYPE`. */
export function displayHeaders(request: IncomingMessage): DisplayHeaders {
  checkRawType(request);
  const raw = RAW_FORMATS.find(format => format === formatHeader(request));
  return { raw, declared: raw ? undefined : declaredFormat(request) };
}

function checkRawType(request: IncomingMessage): void {
  const type = mediaTypeOf(request);
  if (type === 'application/octet-stream' || type.startsWith('image/')) return;
  throw new Refusal('UNSUPPORTED_MEDIA_TYPE', `A picture cannot come here as "${type}".`);
}

function declaredFormat(request: IncomingMessage): ImageFormat | undefined {
  const name = formatHeader(request);
  if (name === undefined) return undefined;
  const format = Object.hasOwn(FORMATS_BY_NAME, name) ? FORMATS_BY_NAME[name] : undefined;
  if (format === undefined) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', `"${name}" is no picture format.`);
  return format;
}

function formatHeader(request: IncomingMessage): string | undefined {
  const value = request.headers[IMAGE_FORMAT_HEADER.toLowerCase()];
  const text = Array.isArray(value) ? value.join() : value;
  return text?.trim().toLowerCase() || undefined;
}
