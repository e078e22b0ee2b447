const LOOK_EVERY_MS = 100;

/**
 * Ends this process the polite way when the npm in front of it is gone. npm passes a signal to its child only, and that
 * child may be a shell which dies without telling us (dash before 0.5.11), or npm may be killed outright.
 */
export function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
}
