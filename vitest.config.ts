import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Real sockets and real codecs: generous deadlines, because a test must never measure the machine.
    // A test that runs away ends itself, not the machine.
    pool: 'forks',
    execArgv: ['--max-old-space-size=2048'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
