import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import type { Clock } from '#shared/clock';
import type { Contract } from '#shared/contract/contract';
import { OperatorSocket } from './operator-socket.ts';

/** The commands and streams of the engine, typed by the contract. */
export type EngineClient = ContractRouterClient<Contract>;

/** One connection, once: what is under way when it ends fails. */
export interface EngineConnection {
  readonly client: EngineClient;
  close(): void;
}

/** Opens a fresh one. `ended` is told the code of R4 when it has ended; a window's port knows none. */
export type OpenEngine = (ended: (code: number) => void) => EngineConnection;

/** Speaks the contract over a port to main. */
export function connectEngine(port: MessagePort): EngineConnection {
  const link = new RPCLink({ port });
  const client: EngineClient = createORPCClient(link);
  port.start();
  return { client, close: () => port.close() };
}

/** Speaks it over a WebSocket. */
export function connectEngineAt(
  address: string,
  clock: Clock,
  on: {
    ended(code: number): void;
    /** This page made a new token; the connection is about to end. */
    renewed(operatorUrl: string): void;
  },
): EngineConnection {
  const socket = new OperatorSocket(address, clock);
  const link = new SocketLink({
    websocket: socket,
    interceptors: [
      async call => {
        const answer = await call.next();
        const url = call.path.join('.') === 'access.renew' ? Renewed.safeParse(answer).data : undefined;
        if (url) on.renewed(url.operatorUrl);
        return answer;
      },
    ],
  });
  // After the link's own listener: by now every call that was under way has failed.
  socket.addEventListener('close', () => on.ended(socket.closeCode ?? 0));
  return { client: createORPCClient(link), close: () => socket.close() };
}

const Renewed = z.object({ operatorUrl: z.string() });
