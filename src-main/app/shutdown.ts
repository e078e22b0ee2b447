import { powerMonitor } from 'electron';

/**
 * Hears that the system is about to go down, and has it wait a moment for the app to end. Linux and macOS only; Windows tells each
 * window instead (`session-end`).
 */
export function onShutdown(listener: () => void): void {
  // Electron hands an event over that its types do not know of.
  powerMonitor.on('shutdown', (...details: unknown[]) => {
    const [event] = details;
    if (isPreventable(event)) event.preventDefault();
    listener();
  });
}

function isPreventable(event: unknown): event is { preventDefault(): void } {
  return (
    typeof event === 'object' &&
    event !== null &&
    'preventDefault' in event &&
    typeof event.preventDefault === 'function'
  );
}
