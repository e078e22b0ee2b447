import { BRUSHES, STROKE_POINTS_MAX, type Stroke, type StrokePoint, StrokeStyle } from './stroke.ts';

/**
 * A2: strokes and points in few bytes, on the wire and at rest.
 *
 * points: count (varint), then per point the differences to the one before: x and y in 1/16 canvas unit (zigzag varint),
 * time in ms (varint), pressure (u8, 0–255). A typical point takes 4 to 5 bytes; JSON takes about 40.
 * stroke: version u8 = 1 · brush u8 · red, green, blue u8 · opacity u8 (1–255) · size in 1/16 unit (varint) · points.
 */
const UNITS = 16;
const VERSION = 1;
/** Far outside every canvas; keeps hostile coordinates from overflowing 32-bit arithmetic. */
const COORDINATE_MAX = 16_384;
const TIME_MAX_MS = 24 * 60 * 60 * 1000;

export class CodecError extends Error {
  override name = 'CodecError';
}

export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  bytes(values: Uint8Array): void {
    this.#room(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
  }

  /** Unsigned LEB128, up to 32 bits. */
  varint(value: number): void {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  zigzag(value: number): void {
    this.varint((value << 1) ^ (value >> 31));
  }

  /** Length (varint), then one byte a character; only for ASCII. */
  ascii(text: string): void {
    this.varint(text.length);
    for (let index = 0; index < text.length; index += 1) this.byte(text.charCodeAt(index) & 0x7f);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what `ByteWriter` wrote; throws `CodecError` on anything else, never reads past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new CodecError('the message ends too early');
    this.#at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new CodecError('a number is too long');
  }

  zigzag(): number {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }

  ascii(maxLength: number): string {
    const length = this.varint();
    if (length > maxLength) throw new CodecError('a text is too long');
    let text = '';
    for (let index = 0; index < length; index += 1) text += String.fromCharCode(this.byte() & 0x7f);
    return text;
  }

  /** Everything that is left. */
  rest(): Uint8Array {
    const rest = this.#bytes.subarray(this.#at);
    this.#at = this.#bytes.length;
    return rest;
  }
}

export function writePoints(writer: ByteWriter, points: readonly StrokePoint[]): void {
  writer.varint(points.length);
  let x = 0;
  let y = 0;
  let atMs = 0;
  for (const point of points) {
    const nextX = Math.round(clamp(point.x, -COORDINATE_MAX, COORDINATE_MAX) * UNITS);
    const nextY = Math.round(clamp(point.y, -COORDINATE_MAX, COORDINATE_MAX) * UNITS);
    const nextAtMs = Math.max(atMs, Math.round(clamp(point.atMs, 0, TIME_MAX_MS)));
    writer.zigzag(nextX - x);
    writer.zigzag(nextY - y);
    writer.varint(nextAtMs - atMs);
    writer.byte(Math.round(clamp(point.pressure, 0, 1) * 255));
    x = nextX;
    y = nextY;
    atMs = nextAtMs;
  }
}

export function readPoints(reader: ByteReader): StrokePoint[] {
  const count = reader.varint();
  if (count > STROKE_POINTS_MAX) throw new CodecError(`a stroke has at most ${STROKE_POINTS_MAX} points`);
  const points: StrokePoint[] = [];
  let x = 0;
  let y = 0;
  let atMs = 0;
  for (let index = 0; index < count; index += 1) {
    x += reader.zigzag();
    y += reader.zigzag();
    atMs += reader.varint();
    if (Math.abs(x) > COORDINATE_MAX * UNITS || Math.abs(y) > COORDINATE_MAX * UNITS || atMs > TIME_MAX_MS) {
      throw new CodecError('a point lies outside of every canvas');
    }
    points.push({ x: x / UNITS, y: y / UNITS, atMs, pressure: reader.byte() / 255 });
  }
  return points;
}

export function writeStyle(writer: ByteWriter, style: StrokeStyle): void {
  writer.byte(BRUSHES.indexOf(style.brush));
  const colour = Number.parseInt(style.colour.slice(1), 16);
  writer.byte(colour >> 16);
  writer.byte((colour >> 8) & 0xff);
  writer.byte(colour & 0xff);
  writer.byte(Math.max(1, Math.round(style.opacity * 255)));
  writer.varint(Math.round(style.size * UNITS));
}

export function readStyle(reader: ByteReader): StrokeStyle {
  const brush = BRUSHES[reader.byte()];
  const colour = (reader.byte() << 16) | (reader.byte() << 8) | reader.byte();
  const opacity = reader.byte() / 255;
  const size = reader.varint() / UNITS;
  const style = StrokeStyle.safeParse({
    brush,
    colour: `#${colour.toString(16).padStart(6, '0')}`,
    size,
    opacity,
  });
  if (!style.success) throw new CodecError('the stroke has an impossible brush, size or opacity');
  return style.data;
}

export function encodeStroke(stroke: Stroke): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(VERSION);
  writeStyle(writer, stroke.style);
  writePoints(writer, stroke.points);
  return writer.finish();
}

/** Throws `CodecError` when the bytes are no stroke, have no point or go on after it. */
export function decodeStroke(bytes: Uint8Array): Stroke {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version !== VERSION) throw new CodecError(`stroke version ${version} is not known`);
  const style = readStyle(reader);
  const points = readPoints(reader);
  if (points.length === 0) throw new CodecError('a stroke needs at least one point');
  if (!reader.ended) throw new CodecError('bytes follow the stroke');
  return { style, points };
}

function clamp(value: number, low: number, high: number): number {
  return value >= low ? Math.min(value, high) : low;
}
