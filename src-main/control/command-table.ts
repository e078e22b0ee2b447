import { implement, ORPCError } from '@orpc/server';
import { contract } from '#shared/contract/contract';
import { COMMAND_ERRORS } from '#shared/contract/errors';
import { CommandError } from './command-error.ts';

/** The contract, to be carried out: whatever a command throws as `CommandError` is answered as one of its errors. */
export const table = implement(contract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { status } = COMMAND_ERRORS[error.code];
    throw new ORPCError(error.code, { status, message: error.message, data: error.why, cause: error });
  }
});
