import { describe, expect, it } from 'vitest';
import { PointerGate } from './pointer-gate.ts';

const finger = (pointerId: number, timeMs: number) => ({
  pointerId,
  pointerType: 'touch',
  button: 0,
  timeMs,
});
const pen = (timeMs: number, button = 0) => ({ pointerId: 99, pointerType: 'pen', button, timeMs });
const mouse = (timeMs: number, button = 0) => ({ pointerId: 1, pointerType: 'mouse', button, timeMs });

describe('PointerGate', () => {
  it('one finger draws, a second one does not', () => {
    const gate = new PointerGate();
    expect(gate.down(finger(1, 0))).toBe('draw');
    expect(gate.down(finger(2, 50))).toBe('ignore');
    expect(gate.draws(1)).toBe(true);
    expect(gate.draws(2)).toBe(false);
    expect(gate.gone(finger(2, 60))).toBe(false);
    expect(gate.gone(finger(1, 70))).toBe(true);
    expect(gate.down(finger(2, 80))).toBe('draw');
  });

  it('the hand that rests beside a pen does not draw', () => {
    const gate = new PointerGate();
    gate.seen(pen(1_000));
    expect(gate.down(finger(1, 1_500))).toBe('ignore');
    expect(gate.down(pen(1_600))).toBe('draw');
    expect(gate.down(finger(2, 1_700))).toBe('ignore');
    gate.gone(pen(5_000));
    expect(gate.down(finger(3, 5_500))).toBe('ignore');
  });

  it('a finger draws again when the pen has been put away', () => {
    const gate = new PointerGate();
    gate.down(pen(0));
    gate.gone(pen(1_000));
    expect(gate.down(finger(1, 4_000))).toBe('draw');
  });

  it('a heel that touched just before the pen is taken back', () => {
    const gate = new PointerGate();
    expect(gate.down(finger(1, 0))).toBe('draw');
    expect(gate.down(pen(120))).toBe('instead');
    expect(gate.draws(99)).toBe(true);
    expect(gate.gone(finger(1, 200))).toBe(false);
  });

  it('a finger that has been drawing for a while is no heel', () => {
    const gate = new PointerGate();
    gate.down(finger(1, 0));
    expect(gate.down(pen(3_000))).toBe('ignore');
    expect(gate.draws(1)).toBe(true);
  });

  it('only the left button of a mouse and the tip of a pen draw', () => {
    const gate = new PointerGate();
    expect(gate.down(mouse(0, 2))).toBe('ignore');
    expect(gate.down(pen(0, 5))).toBe('ignore');
    expect(gate.down(mouse(0))).toBe('draw');
  });
});
