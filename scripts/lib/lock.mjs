import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkoutCache } from './repo.mjs';
import { say } from './say.mjs';

const LOOK_EVERY_MS = 250;

/**
 * Runs `body` while no other process prepares this checkout: two `npm ci` or two builds at once would spoil each other.
 * The lock names its owner, so one left by a killed process is taken over.
 */
export async function alone(body, file = join(checkoutCache, 'preparing.pid')) {
  mkdirSync(join(file, '..'), { recursive: true });
  let waitedFor;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (!isAlive(owner)) rmSync(file, { force: true });
    else if (waitedFor !== owner) say(`waiting for process ${owner}, which is preparing this checkout`);
    waitedFor = owner;
    await sleep(LOOK_EVERY_MS);
  }
  try {
    return await body();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0; // released between our two looks: the next attempt takes it
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
