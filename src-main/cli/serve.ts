import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderUnicodeCompact } from 'uqr';
import { touchdesignerFields } from '#shared/contract/touchdesigner-address';
import packageJson from '../../package.json' with { type: 'json' };
import { Engine } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import { LastResort } from '../platform/last-resort.ts';
import { systemClock } from '../platform/system-clock.ts';
import { textLog } from '../platform/text-log.ts';
import { readyLine } from './ready-line.ts';
import { readServeOptions, type ServeOptions, USAGE, UsageError } from './serve-options.ts';

/** Stopping takes a second; after this the process ends whatever still hangs. */
const STOP_WITHIN_MS = 4_000;

const built = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const log = textLog(line => process.stderr.write(line), systemClock);

/** Where a program of this machine's user keeps what must last. */
function defaultDataFolder(): string {
  if (process.platform === 'win32') return path.join(process.env['LOCALAPPDATA'] ?? os.homedir(), 'lienzo');
  if (process.platform === 'darwin')
    return path.join(os.homedir(), 'Library', 'Application Support', 'lienzo-serve');
  return path.join(process.env['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share'), 'lienzo');
}

async function serve(options: ServeOptions): Promise<void> {
  const starting = Engine.start({
    dataFolder: options.dataFolder ?? defaultDataFolder(),
    staticFolder: path.join(built, 'renderer'),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.room === undefined ? {} : { room: options.room }),
    ...(options.virtualDisplays === undefined ? {} : { virtualDisplays: options.virtualDisplays }),
    allowedHosts: options.allowedHosts,
    version: packageJson.version,
    systemLanguage: Intl.DateTimeFormat().resolvedOptions().locale,
    clock: systemClock,
    log,
  });
  stopOnSignals(starting);
  const engine = await starting;
  if (options.readyJson) process.stdout.write(`${readyLine(engine)}\n`);
  else greet(engine);
}

function greet(engine: Engine): void {
  const { guestAddress, relayAddress, operatorUrl, room, displays } = engine.state();
  const url = `${guestAddress}/r/${room.code}`;
  const touchdesigner = touchdesignerFields(relayAddress, room);
  const fed = displays.map(
    display => `  ${display.name}  ${display.address}${display.routed ? '  (fed)' : ''}`,
  );
  process.stdout.write(
    [
      '',
      renderUnicodeCompact(url, { border: 2 }),
      `Draw:           ${url}`,
      `TouchDesigner:  Network Address  ${touchdesigner.address}`,
      `                Network Port     ${touchdesigner.port}`,
      `Operator:       ${operatorUrl}`,
      '                Whoever has this address is an operator: keep it to yourself.',
      ...(fed.length > 0 ? ['Displays:', ...fed] : []),
      'Ctrl+C stops.',
      '',
    ].join('\n'),
  );
}

/** Ends the engine in order and the process with it: 0 when it was asked to, 1 when something went wrong. */
function stopper(starting: Promise<Engine>): (why: string, code: 0 | 1) => void {
  let stopping = false;
  return (why, code) => {
    if (stopping) return;
    stopping = true;
    log.info('serve', `${why}: stopping`);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stopStarted(starting).then(
      () => process.exit(code),
      (error: unknown) => {
        log.error('serve', String(error));
        process.exit(1);
      },
    );
  };
}

/** An engine that has only begun is stopped as soon as it stands; one that could not start is said by whoever waits for it. */
async function stopStarted(starting: Promise<Engine>): Promise<void> {
  const engine = await starting.catch(() => undefined);
  await engine?.stop();
}

function stopOnSignals(starting: Promise<Engine>): void {
  const stop = stopper(starting);
  process.on('SIGINT', () => stop('SIGINT', 0));
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  // The terminal it was started in is gone.
  process.on('SIGHUP', () => stop('SIGHUP', 0));
  new LastResort({ clock: systemClock, log, giveUp: () => stop('too many faults', 1) }).install();
}

try {
  const options = readServeOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(USAGE);
  else await serve(options);
} catch (error) {
  const expected = error instanceof EngineError || error instanceof UsageError;
  process.stderr.write(`lienzo: ${expected ? error.message : (error as Error).stack}\n`);
  if (error instanceof UsageError) process.stderr.write(USAGE);
  process.exit(1);
}
