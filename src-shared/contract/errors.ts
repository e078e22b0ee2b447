import type { z } from 'zod';
import { Why } from './why.ts';

/** The errors of every command, as D1 has them: a stable code, an HTTP status and a sentence. */
export const COMMAND_ERRORS = {
  /** What the schema of the input refuses, and what no schema can: an address that is none, an impossible code. */
  BAD_REQUEST: { status: 400, message: 'The input makes no sense.' },
  NOT_FOUND: { status: 404, message: 'There is no such thing.' },
  /** The name, code or address belongs to somebody else. */
  TAKEN: { status: 409, message: 'That is taken already.' },
  /** It exists, but not in the state in which this can be done. */
  NOT_NOW: { status: 409, message: 'That cannot be done now.' },
  /** This engine has no desktop: no folder can be opened on it. */
  NO_DESKTOP: { status: 409, message: 'This engine runs without a desktop.' },
  UNREACHABLE: { status: 502, message: 'No display answers at that address.', data: Why },
  /** The disk is full or the folder cannot be written. */
  DISK: { status: 507, message: 'That could not be written to the disk.' },
} satisfies Record<string, { status: number; message: string; data?: z.ZodType }>;
export type CommandErrorCode = keyof typeof COMMAND_ERRORS;
