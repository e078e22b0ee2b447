import type { PortName } from '#shared/contract/ports';

/** Type of the message by which the preload knows a port (see src-main/app/preload.ts). */
export const PORT_MESSAGE = 'lienzo:port';

/**
 * Opens one of the window's ports to main: one end goes to the preload, which hands it over; the other one is returned, not
 * started yet. Nobody says whether it arrived: the first answer is the sign.
 */
export function openPort(name: PortName): MessagePort {
  const { port1, port2 } = new MessageChannel();
  // To this window alone; '*', because the origin of a page that was opened as a file cannot be named.
  window.postMessage({ type: PORT_MESSAGE, name }, '*', [port2]);
  return port1;
}
