import { type PointerEvent, useRef } from 'react';
import type { Crop } from '#shared/contract/look';
import { draggedCrop, type Grip, gripAt } from './crop-geometry.ts';

interface Drag {
  readonly from: Crop;
  readonly grip: Grip;
  /** Where the pointer went down, and the size of the picture; CSS px. */
  readonly start: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
}

/** What the rectangle of a crop listens to, to be dragged; its parent element is as large as the picture. */
export function useCropDrag(crop: Crop, onChange: (crop: Crop) => void) {
  const drag = useRef<Drag>(undefined);
  const end = () => {
    drag.current = undefined;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      drag.current = begun(event, crop);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (!drag.current) return;
      const { from, grip, start, size } = drag.current;
      const step = { x: (clientX - start.x) / size.width, y: (clientY - start.y) / size.height };
      onChange(draggedCrop(from, grip, step));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

function begun({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>, from: Crop): Drag {
  const rectangle = currentTarget.getBoundingClientRect();
  const picture = currentTarget.parentElement?.getBoundingClientRect() ?? rectangle;
  return {
    from,
    grip: gripAt({ x: clientX - rectangle.left, y: clientY - rectangle.top }, rectangle),
    start: { x: clientX, y: clientY },
    size: { width: picture.width, height: picture.height },
  };
}
