import { ipcRenderer } from 'electron';
import { PORT_NAMES } from '#shared/contract/port-names';

/**
 * Hands the window's ports over to main, and nothing else: the page cannot name a channel, only one of these ports.
 * One CommonJS file in a sandbox; it must require only `electron`.
 */
const NAMES: readonly string[] = PORT_NAMES;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window || event.origin !== window.location.origin) return;
  const message = event.data;
  if (typeof message !== 'object' || message === null) return;
  if (!('type' in message) || message.type !== 'lienzo:port') return;
  if (!('name' in message) || typeof message.name !== 'string' || !NAMES.includes(message.name)) return;
  const [port] = event.ports;
  if (port) ipcRenderer.postMessage('lienzo:port', message.name, [port]);
});
