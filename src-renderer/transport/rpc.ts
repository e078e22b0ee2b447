import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract';

/** The commands and streams of the engine, typed by the contract. */
export type EngineClient = ContractRouterClient<Contract>;

export interface EngineConnection {
  readonly client: EngineClient;
  close(): void;
}

/** Speaks the contract over a port to main. */
export function connectEngine(port: MessagePort): EngineConnection {
  const link = new RPCLink({ port });
  const client: EngineClient = createORPCClient(link);
  port.start();
  return { client, close: () => port.close() };
}
