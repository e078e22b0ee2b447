import { useEffect, useRef } from 'react';
import type { PreviewPicture } from '#shared/contract/ports';
import { useStrings } from '../../i18n/strings-context.tsx';
import { useOperator } from '../operator.ts';

/** The very JPEG that left for a display, decoded and nothing else. */
export function SentPicture({ display, name }: { display: string; name: string }) {
  const { operator } = useStrings();
  const { previews } = useOperator();
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(
    () =>
      previews.watch(display, async picture => {
        if (element.current) await show(picture, element.current);
      }),
    [previews, display],
  );
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

async function show(picture: PreviewPicture, canvas: HTMLCanvasElement): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(picture.jpeg)], { type: 'image/jpeg' }));
  if (canvas.width !== bitmap.width) canvas.width = bitmap.width;
  if (canvas.height !== bitmap.height) canvas.height = bitmap.height;
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0);
  canvas.dataset['sequence'] = String(picture.sequence);
  bitmap.close();
}
