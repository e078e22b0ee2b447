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
    let newestMs = 0;
    return previews.watch(display, async picture => {
      const bitmap = await decoded(picture);
      // Two may be decoded at once, and the later one be done first.
      if (element.current && picture.sentAtMs >= newestMs) {
        newestMs = picture.sentAtMs;
        show(bitmap, picture.sequence, element.current);
      }
      bitmap.close();
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

function show(bitmap: ImageBitmap, sequence: number, canvas: HTMLCanvasElement): void {
  if (canvas.width !== bitmap.width) canvas.width = bitmap.width;
  if (canvas.height !== bitmap.height) canvas.height = bitmap.height;
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0);
  canvas.dataset['sequence'] = String(sequence);
}
