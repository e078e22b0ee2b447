import { type HTTPMethod, oc } from '@orpc/contract';
import { COMMAND_ERRORS } from './errors.ts';

/** What every command is made of: the errors that any of them may answer. */
const base = oc.errors(COMMAND_ERRORS);

/** A command or read: how HTTP names it (below `/api`), and one line for the description of the interface. */
export function command(method: HTTPMethod, path: `/${string}`, summary: string) {
  return base.route({ method, path, summary });
}
