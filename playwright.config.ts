import { defineConfig } from '@playwright/test';

/**
 * Three kinds of real thing: the engine as a program (`*.serve.spec.ts`), the Electron window (`*.electron.spec.ts`) and a real
 * Chromium (`*.chromium.spec.ts`). Each starts the built app or `serve` itself; nothing is mocked. One worker: two cores, and each test owns its ports.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/test-results/e2e.json' }]],
  projects: [
    { name: 'serve', testMatch: '**/*.serve.spec.ts' },
    { name: 'electron', testMatch: '**/*.electron.spec.ts' },
    { name: 'chromium', testMatch: '**/*.chromium.spec.ts' },
  ],
});
