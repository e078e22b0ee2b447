/** Runs in a child process of the bench: repeats one thing and reports what it cost the whole process. */
export interface Cost {
  /** User and system CPU time of this process, all threads, ms a frame. */
  readonly cpuMs: number;
  readonly frames: number;
}

/** Measures `run(frames)` after a warm-up of a fifth of it, and prints the cost as one line of JSON. */
export async function reportCost(frames: number, run: (frames: number) => Promise<void>): Promise<void> {
  await run(Math.ceil(frames / 5));
  const before = process.cpuUsage();
  await run(frames);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    `${JSON.stringify({ cpuMs: (user + system) / 1000 / frames, frames } satisfies Cost)}\n`,
  );
}
