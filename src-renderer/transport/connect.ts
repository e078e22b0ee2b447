import type { Clock } from '#shared/clock';
import { OPERATOR_PATHS } from '#shared/contract/ports';
import type { OpenArtistLink } from '../draw/artist-link.ts';
import { drawPort } from './draw-port.ts';
import type { OpenPreviewLink } from './preview-link.ts';
import { previewPort } from './preview-port.ts';
import { previewSocket } from './preview-socket.ts';
import { roomSocket } from './room-socket.ts';
import { connectEngine, connectEngineAt, type OpenEngine } from './rpc.ts';
import { openPort } from './window-ports.ts';

/** Where an operator's page is: in the desktop window, or in a browser somewhere in the network. */
export type Place = 'window' | 'browser';

/** The ways of an operator's page to the engine, whatever carries them. */
export interface OperatorLinks {
  readonly place: Place;
  /** The contract. */
  readonly rpc: OpenEngine;
  readonly preview: OpenPreviewLink;
  /** The artist protocol, in a room. */
  readonly draw: (room: string) => OpenArtistLink;
  /** The engine knows this page no longer: says so, in its place. */
  shutOut(): void;
}

/** What of a page's address and history decides, and can be told. */
export interface PageAddress {
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly hash: string;
  replace(address: string): void;
  reload(): void;
}

/** The one place that decides which carries: the window's ports, or the sockets of whoever served the page. */
export function operatorLinks(page: PageAddress, clock: Clock): OperatorLinks {
  const inBrowser = /^https?:$/.test(page.protocol) && page.pathname === OPERATOR_PATHS.page;
  // The development server shows the window's page over HTTP too, but never at this path.
  return inBrowser ? socketLinks(page, clock) : portLinks(clock);
}

/** Takes the token out of the address, where a shoulder, a screenshot or the history could read it. */
export function hideToken(
  page: Pick<PageAddress, 'pathname' | 'hash'>,
  history: Pick<History, 'replaceState'>,
) {
  history.replaceState(null, '', page.pathname + page.hash);
}

function portLinks(clock: Clock): OperatorLinks {
  return {
    place: 'window',
    rpc: () => connectEngine(openPort('rpc')),
    preview: previewPort(() => openPort('preview')),
    draw: room => drawPort(() => openPort('draw'), room, clock),
    shutOut: () => {},
  };
}

function socketLinks(page: PageAddress, clock: Clock): OperatorLinks {
  const base = `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}`;
  let leaving = false;
  const leave = (by: () => void) => {
    if (leaving) return;
    leaving = true;
    by();
  };
  return {
    place: 'browser',
    rpc: ended =>
      connectEngineAt(base + OPERATOR_PATHS.rpc, clock, {
        ended,
        // At the address by which this browser reaches the engine, which may be another than the one it is told.
        renewed: operatorUrl =>
          leave(() => page.replace(OPERATOR_PATHS.page + new URL(operatorUrl).search + page.hash)),
      }),
    preview: previewSocket(base + OPERATOR_PATHS.preview, clock),
    draw: room => roomSocket(`${base}${OPERATOR_PATHS.draw}?room=${encodeURIComponent(room)}`),
    // The door has the sentence, and nothing of the page for who is no operator.
    shutOut: () => leave(() => page.reload()),
  };
}
