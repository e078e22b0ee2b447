/** Both sides of the pair at 60 frames a second: the same ticks, the same figures. */
const TICK_MS = 1000 / 60;
/** What is on its way at the end still counts, if it comes. */
const LAST_WITHIN_MS = 250;

let cpuBefore: NodeJS.CpuUsage | undefined;

/** Calls `tick` 60 times a second for so many seconds; resolves with how often, after the last answers have had their time. */
export async function everyTick(seconds: number, tick: () => void): Promise<number> {
  cpuBefore = process.cpuUsage();
  const start = performance.now();
  const ticks = Math.round((seconds * 1000) / TICK_MS);
  for (let index = 0; index < ticks; index += 1) {
    const waitMs = start + index * TICK_MS - performance.now();
    if (waitMs > 0) await pause(waitMs);
    tick();
  }
  await pause(LAST_WITHIN_MS);
  return ticks;
}

export interface Run {
  readonly frames: number;
  /** Pictures that should have come to light. */
  readonly expected: number;
  /** From the change of the source to its acknowledgement, ms. */
  readonly lights: readonly number[];
  readonly dropped: number;
}

/** Prints CPU ms a frame, the percentiles of the light and the drops as one line of JSON. */
export function printRun({ frames, expected, lights, dropped }: Run): void {
  const { user, system } = process.cpuUsage(cpuBefore);
  const sorted = [...lights].sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1));
  const missing = Math.max(0, expected - lights.length);
  const line = {
    cpuMs: (user + system) / 1000 / frames,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    dropped: Math.max(dropped, missing),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
