import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useGuestStrings } from '../i18n/strings-context.tsx';
import { browserSurfaces, decodePicture, visibleSurface } from './browser-surface.ts';
import { styleOf } from './brush-store.ts';
import type { CanvasSize } from './draw-state.ts';
import { Painter } from './painter.ts';
import { listenToPointers } from './pointer-input.ts';
import type { DrawSession } from './session.ts';
import './draw-canvas.css';

/** The shared canvas, as large as its place allows; nothing before the room has said how large it is. */
export function DrawCanvas({ session, hint }: { session: DrawSession; hint: string }) {
  const canvas = useStore(session.client.state, state => state.canvas);
  const blank = useStore(session.client.state, state => state.blank);
  const joined = useStore(session.client.state, state => state.connection.kind === 'joined');
  return (
    <div className="draw-stage">
      {canvas ? (
        <LiveCanvas
          key={`${canvas.width} ${canvas.height} ${canvas.background}`}
          session={session}
          canvas={canvas}
        />
      ) : (
        <div className="draw-stage__place" />
      )}
      {canvas && blank && joined && <p className="draw-stage__hint">{hint}</p>}
    </div>
  );
}

function LiveCanvas({ session, canvas }: { session: DrawSession; canvas: CanvasSize }) {
  const strings = useGuestStrings();
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(
    () => (element.current ? bringToLife(element.current, session, canvas) : undefined),
    [session, canvas],
  );
  return (
    <canvas
      ref={element}
      className="draw-stage__canvas"
      width={canvas.width}
      height={canvas.height}
      style={{ '--ratio': canvas.width / canvas.height }}
      role="img"
      aria-label={strings.draw.canvas}
    />
  );
}

/** Paints the document on the element and draws with its pointers; returns what ends both. */
function bringToLife(element: HTMLCanvasElement, session: DrawSession, canvas: CanvasSize): () => void {
  const { client, document, brush } = session;
  const painter = new Painter(document, canvas, {
    surfaces: browserSurfaces,
    target: visibleSurface(element),
    decode: decodePicture,
    requestFrame: callback => window.requestAnimationFrame(callback),
  });
  const stopListening = listenToPointers(element, {
    down: point => client.pen.begin(styleOf(brush.getState()), point),
    move: points => client.pen.extend(points),
    up: () => client.pen.end(),
    takeBack: () => client.pen.abort(),
  });
  return () => {
    stopListening();
    client.pen.end();
    painter.close();
  };
}
