import { CanvasRaster } from '#shared/brush/canvas-raster';
import type { Paintable } from '#shared/brush/committed-layer';
import type { Item } from '#shared/document/item';
import { visibleItems } from '#shared/document/item';
import type { StrokePoint, StrokeStyle } from '#shared/document/stroke';
import { ArtistTextOut, decodeArtistBinaryOut } from '#shared/wire/artist-messages';
import { decodeToPicture, SkiaSurface, skiaSurfaces } from '../../imaging/surface.ts';
import type { ArtistLink } from '../artist-link.ts';

interface LiveStroke {
  readonly style: StrokeStyle;
  readonly points: StrokePoint[];
}

/**
 * The receiving half of an artist's page, as small as it can be: it believes what it is told and shows it. As a link it is
 * as slow as `capacityBytes` and `drain` make it.
 */
export class ArtistPage implements ArtistLink {
  /** Types of the messages in the order of their arrival; binary ones by their kind. */
  readonly heard: string[] = [];
  readonly answers: ArtistTextOut[] = [];
  readonly closes: { code: number; reason: string }[] = [];
  readonly live = new Map<string, LiveStroke>();
  readonly items = new Map<string, Item>();
  readonly removed = new Set<string>();
  floor = 0;
  ready = false;
  order = 0;
  you = { undoable: 0, redoable: 0 };
  artists = 0;
  author = '';
  name = '';
  wall: string | undefined;
  beats = 0;
  farewell: string | undefined;
  /** Bytes that the network still has to take; `undefined`: it takes everything at once. */
  unsent: number | undefined;
  /** Whether the session reads what this page says; what it says meanwhile waits at its side. */
  paused = false;
  readonly reading = {
    pause: () => {
      this.paused = true;
    },
    resume: () => {
      this.paused = false;
      this.resumed();
    },
  };
  /** Set by whoever carries this page's messages. */
  resumed: () => void = () => undefined;
  #parts: Uint8Array[] = [];

  send(message: string | Uint8Array): void {
    if (this.unsent !== undefined) this.unsent += message.length;
    if (typeof message === 'string') this.#hearText(ArtistTextOut.parse(JSON.parse(message)));
    else this.#hearBinary(message);
  }

  bufferedBytes(): number {
    return this.unsent ?? 0;
  }

  close(code: number, reason: string): void {
    this.closes.push({ code, reason });
  }

  /** Ids of the items that the page shows above its floor, in order. */
  get visible(): string[] {
    return this.#visible().map(item => item.id);
  }

  /** What the page shows, strokes in progress included. */
  async pixels(size: { width: number; height: number; background: string }): Promise<Buffer> {
    const raster = new CanvasRaster({ ...size, surfaces: skiaSurfaces });
    const paintables: Paintable[] = [];
    // A raster holds only what is below the floor; a clear above hides it too.
    if (this.#parts.length > 0 && !this.#cleared()) {
      paintables.push({
        id: 'raster',
        kind: 'picture',
        picture: await decodeToPicture(Buffer.concat(this.#parts), size),
      });
    }
    for (const item of this.#visible()) {
      if (item.kind === 'stroke') paintables.push(item);
      else
        paintables.push({
          id: item.id,
          kind: 'picture',
          picture: await decodeToPicture(Buffer.from(item.bytes), size),
        });
    }
    raster.show(paintables);
    for (const [id, { style, points }] of this.live) {
      raster.begin(id, style);
      raster.extend(id, points);
    }
    const surface = new SkiaSurface(size.width, size.height);
    raster.compose(surface);
    return surface.readPixels().data;
  }

  #cleared(): boolean {
    return this.#log().some(item => item.kind === 'clear' && !this.removed.has(item.id));
  }

  #visible() {
    return visibleItems(this.#log(), this.removed);
  }

  #log(): Item[] {
    return [...this.items.values()].sort((a, b) => a.order - b.order);
  }

  #hearText(message: ArtistTextOut): void {
    this.heard.push(message.type);
    switch (message.type) {
      case 'welcome':
        this.author = message.author;
        this.name = message.name;
        break;
      case 'reset':
        this.floor = message.floor;
        this.ready = false;
        this.#parts = [];
        for (const forgotten of [this.items, this.removed, this.live]) forgotten.clear();
        break;
      case 'ready':
        this.ready = true;
        this.order = message.order;
        break;
      case 'begin':
        this.live.set(message.id, { style: message.style, points: [] });
        break;
      case 'end':
        this.live.delete(message.id);
        break;
      case 'removed':
        for (const id of message.ids) this.removed.add(id);
        break;
      case 'restored':
        for (const id of message.ids) this.removed.delete(id);
        break;
      case 'accepted':
      case 'rejected':
        this.answers.push(message);
        break;
      case 'you':
        this.you = { undoable: message.undoable, redoable: message.redoable };
        break;
      case 'people':
        this.artists = message.artists;
        break;
      case 'wall':
        this.wall = message.state;
        break;
      case 'farewell':
        this.farewell = message.why;
        break;
      case 'beat':
        this.beats += 1;
        break;
      default:
        message satisfies never;
    }
  }

  #hearBinary(bytes: Uint8Array): void {
    const message = decodeArtistBinaryOut(bytes);
    this.heard.push(message.kind);
    if (message.kind === 'raster') this.#parts[message.part] = message.bytes.slice();
    else if (message.kind === 'points') this.live.get(message.id)?.points.push(...message.points);
    else {
      if (message.item.order <= this.floor) throw new Error('an item at or below the floor was sent');
      this.items.set(message.item.id, message.item);
      this.live.delete(message.item.id);
    }
  }
}
