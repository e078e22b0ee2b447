import type uPlot from 'uplot';
import type { CursorStore } from './cursor-store.ts';

/** Ties a graph to the cursor that runs through all: whoever points at it moves the cursor, and its line follows. */
export function attachCursor(plot: uPlot, cursor: CursorStore): { follow: () => void; detach: () => void } {
  const line = document.createElement('div');
  line.className = 'chart__cursor';
  plot.over.append(line);
  const follow = () => place(line, plot, cursor.getState().atMs);
  const unsubscribe = cursor.subscribe(follow);
  const stopPointing = onPointing(plot, cursor);
  follow();
  return {
    follow,
    detach: () => {
      stopPointing();
      unsubscribe();
      line.remove();
    },
  };
}

function place(line: HTMLElement, plot: uPlot, atMs: number | undefined): void {
  const left = atMs === undefined ? Number.NaN : plot.valToPos(atMs / 1_000, 'x');
  // Half a second of slack: the newest second lies on the edge itself.
  const inside = left >= -1 && left <= plot.over.clientWidth + 1;
  line.hidden = !inside;
  if (inside) line.style.transform = `translateX(${Math.round(left)}px)`;
}

function onPointing(plot: uPlot, cursor: CursorStore): () => void {
  const { over } = plot;
  const heard = new AbortController();
  const point = ({ clientX }: PointerEvent) => {
    const index = plot.posToIdx(clientX - over.getBoundingClientRect().left);
    const second = plot.data[0][index];
    if (second !== undefined) cursor.getState().point(second * 1_000);
  };
  const leave = ({ pointerType }: PointerEvent) => {
    // A finger that is lifted leaves the cursor where it was: otherwise nobody could read what is under it.
    if (pointerType === 'mouse') cursor.getState().clear();
  };
  over.addEventListener('pointermove', point, { signal: heard.signal });
  // Not when a finger comes down: most of the time it is about to scroll the page.
  over.addEventListener('pointerup', point, { signal: heard.signal });
  over.addEventListener('pointerleave', leave, { signal: heard.signal });
  return () => heard.abort();
}
