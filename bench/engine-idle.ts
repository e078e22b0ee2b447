import { throwawayEngine } from './throwaway-engine.ts';

/**
 * An engine in which nothing happens, for `seconds`: a room that nobody draws in and its displays, which are fed (`fed`) or only known
 * (`known`). Prints the CPU ms of a second; throws when anything was encoded or sent meanwhile.
 */
const [addresses = '', way, seconds] = process.argv.slice(2);
const SETTLE_MS = 4_000;
const { engine, end } = await throwawayEngine();
let sent = 0;
engine.onSent(() => {
  sent += 1;
});
for (const address of addresses.split(',')) {
  const id = await engine.displays.add(address);
  engine.displays.setRouted(id, way === 'fed');
}
await pause(SETTLE_MS);
const displays = addresses.split(',').length;
if (way === 'fed' && sent < displays) throw new Error('not every display has had its first picture');
engine.state();
await pause(1_100);
sent = 0;
const before = process.cpuUsage();
await pause(Number(seconds) * 1000);
const { user, system } = process.cpuUsage(before);
const { encodesPerSecond } = engine.state();
if (sent > 0 || encodesPerSecond > 0)
  throw new Error(`idle, and yet ${sent} pictures were sent, ${encodesPerSecond} encodes a second`);
await end();
process.stdout.write(`${JSON.stringify({ cpuMs: (user + system) / 1000 / Number(seconds) })}\n`);
process.exit(0);

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
