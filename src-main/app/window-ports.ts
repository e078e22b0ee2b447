import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, ipcMain, type MessagePortMain } from 'electron';
import { PORT_NAMES, type PortName } from '#shared/contract/port-names';
import type { Log } from '#shared/log';
import type { Commanded } from '../control/commanded.ts';
import { commandsOf } from '../control/commands.ts';
import type { OperatorPorts } from '../control/operator-ports.ts';
import { isOwnPage } from './app-protocol.ts';
import { DrawPorts } from './draw-port.ts';
import { servePreviewPort } from './preview-port.ts';

export interface WindowPorts {
  /** How many artists of a room are the window's own. */
  readonly ownArtists: (room: string) => number;
}

/**
 * The one place of main that hears `ipcMain`: a page hands over a port by name, and only our own page in its main frame may.
 */
export function serveWindowPorts(engine: Commanded & OperatorPorts, log: Log): WindowPorts {
  const rpc = new RPCHandler(commandsOf(engine));
  const drawPorts = new DrawPorts(engine);
  const serve: Record<PortName, (port: MessagePortMain) => void> = {
    rpc: port => rpc.upgrade(port),
    draw: port => drawPorts.serve(port),
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
  return { ownArtists: room => drawPorts.count(room) };
}
