import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, ipcMain, type MessagePortMain } from 'electron';
import { PORT_NAMES, type PortName } from '#shared/contract/port-names';
import type { Log } from '#shared/log';
import { commandsOf } from '../control/commands.ts';
import type { Engine } from '../engine.ts';
import { isOwnPage } from './app-protocol.ts';
import { serveDrawPort } from './draw-port.ts';
import { servePreviewPort } from './preview-port.ts';

/**
 * The one place of main that hears `ipcMain`: a page hands over a port by name, and only our own page in its main frame may.
 */
export function serveWindowPorts(engine: Engine, log: Log): () => void {
  const rpc = new RPCHandler(commandsOf(engine));
  const serve: Record<PortName, (port: MessagePortMain) => void> = {
    rpc: port => rpc.upgrade(port),
    draw: port => serveDrawPort(port, engine),
    preview: port => servePreviewPort(port, engine),
  };
  const onPort = (event: IpcMainEvent, name: unknown) => {
    const [port] = event.ports;
    const known = PORT_NAMES.find(portName => portName === name);
    const frame = event.senderFrame;
    if (!port || !known || !frame || frame.parent !== null || !isOwnPage(frame.url)) {
      log.warn('window', 'a port was refused: it did not come from our own page', { name: String(name) });
      port?.close();
      return;
    }
    serve[known](port);
    port.start();
  };
  ipcMain.on('lienzo:port', onPort);
  return () => ipcMain.off('lienzo:port', onPort);
}
