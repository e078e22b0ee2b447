import path from 'node:path';
import { defineConfig } from 'vite';

const inBench = (name: string) => path.resolve(import.meta.dirname, name);

/** Builds the measured programs like the product is built: one bundle each, native packages outside. */
export default defineConfig({
  build: {
    target: 'node20.19',
    outDir: path.resolve(import.meta.dirname, '..', '.cache', 'bench'),
    emptyOutDir: true,
    ssr: true,
    rolldownOptions: {
      input: Object.fromEntries(
        [
          'sink',
          'bare-loop',
          'frame-path',
          'ppm',
          'strokes',
          'http-display',
          'http-path',
          'http-bare',
          'http-still',
          'http-sink',
          'raw-path',
          'raw-bare',
          'pass',
          'change',
          'sixty',
          'sixty-bare',
          'regions',
          'engine-idle',
          'idle-displays',
          'memory',
          'loop-delay',
          'touchdesigner-receive',
          'touchdesigner-relay',
          'touchdesigner-clients',
        ].map(name => [name, inBench(`${name}.ts`)]),
      ),
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
