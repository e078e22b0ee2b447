import { parseArgs } from 'node:util';
import { parseRoomCode } from '#shared/room-code';
import { EngineError } from '../engine-error.ts';

export interface ServeOptions {
  /** `undefined`: the remembered port, at first 8790. 0: any free one. */
  readonly port: number | undefined;
  /** `undefined`: where the operator chose, at first 127.0.0.1. */
  readonly host: string | undefined;
  readonly dataFolder: string | undefined;
  readonly room: string | undefined;
  readonly virtualDisplays: number | undefined;
  readonly allowedHosts: readonly string[];
  readonly readyJson: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: npm run serve -- [options]
  --port N          port of the relay; 0 takes a free one (default: the last one used, at first 8790)
  --host H          address to listen on, whatever the operator chose (0.0.0.0 lets every network in);
                    without it: where the operator chose, at first 127.0.0.1
  --data DIR        folder for rooms, drawings and settings
  --room CODE       the room to open, made if it does not exist
  --virtual N       start N virtual displays; the first one is fed
  --allow-host NAME one more name under which guests may reach this machine (repeatable)
  --ready-json      print one line of JSON when everything listens
  --help            this text
`;

/** A sentence for the person who typed; exit code 1. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads the command line; throws `UsageError` or `EngineError` (a bad room code) with one sentence. */
export function readServeOptions(args: readonly string[]): ServeOptions {
  const { values } = parse(args);
  const code = values.room === undefined ? undefined : parseRoomCode(values.room);
  if (values.room !== undefined && code === undefined) {
    throw new EngineError(
      'BAD_ROOM_CODE',
      `"${values.room}" cannot be a room code: it takes six letters or digits, without I, L, O, 0 and 1.`,
    );
  }
  return {
    port: wholeNumber('--port', values.port, 65_535),
    host: values.host,
    dataFolder: values.data,
    room: code,
    virtualDisplays: wholeNumber('--virtual', values.virtual, 64),
    allowedHosts: values['allow-host'],
    readyJson: values['ready-json'],
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        room: { type: 'string' },
        virtual: { type: 'string' },
        'allow-host': { type: 'string', multiple: true, default: [] },
        'ready-json': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`${name} takes a whole number from 0 to ${most}, not "${text}".`);
}
