import { say } from './say.mjs';

/** Whether a window can be opened at all. Only Linux runs without a screen as a matter of course. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** Chromium refuses to sandbox when it is root on Linux, and then refuses to start. */
export function needsNoSandbox() {
  return process.platform === 'linux' && process.getuid() === 0;
}

/** The Electron arguments this user needs, said aloud when they weaken anything. */
export function sandboxArguments() {
  if (!needsNoSandbox()) return [];
  say('running as root, so Electron starts with --no-sandbox (as another user it would be sandboxed)');
  return ['--no-sandbox'];
}
