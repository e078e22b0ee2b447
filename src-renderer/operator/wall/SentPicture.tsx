import { useEffect, useRef } from 'react';
import type { PreviewPicture } from '#shared/contract/ports';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useOperator } from '../operator.ts';
import './sent-picture.css';

interface SentPictureProps {
  readonly display: string;
  readonly name: string;
  /**
   * Least time from one picture to the next, ms: a small one in a table needs no full rate. The engine sends the next picture
   * only when this one counts as seen, so that what is not shown is not sent either.
   */
  readonly calmMs?: number;
}

/** The very bytes that left for a display, decoded and nothing else. */
export function SentPicture({ display, name, calmMs = 0 }: SentPictureProps) {
  const { operator } = useStrings();
  const { previews } = useOperator();
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // Decoded at once, drawn one after the other: a region belongs into the picture before it.
    let drawn: Promise<unknown> = Promise.resolve();
    return previews.watch(display, async picture => {
      const bitmap = decoded(picture);
      drawn = Promise.allSettled([drawn, bitmap]).then(() => draw(bitmap, picture, element.current));
      await drawn;
      if (calmMs > 0) await new Promise(resolve => window.setTimeout(resolve, calmMs));
    });
  }, [previews, display, calmMs]);
  return (
    <canvas
      ref={element}
      className="display__picture"
      width={720}
      height={720}
      role="img"
      aria-label={operator.wall.shown(name)}
    />
  );
}

function decoded({ bytes, format }: PreviewPicture): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([new Uint8Array(bytes)], { type: `image/${format}` }));
}

async function draw(
  decoding: Promise<ImageBitmap>,
  { region, sequence }: PreviewPicture,
  canvas: HTMLCanvasElement | null,
): Promise<void> {
  const bitmap = await decoding;
  if (canvas) {
    if (!region) fitTo(bitmap, canvas);
    canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, region?.x ?? 0, region?.y ?? 0);
    canvas.dataset['sequence'] = String(sequence);
  }
  bitmap.close();
}

function fitTo({ width, height }: ImageBitmap, canvas: HTMLCanvasElement): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
