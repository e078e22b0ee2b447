import type { Dab } from './dab.ts';
import type { Pen2D } from './surface.ts';

/** How far, in canvas units, a bend that is cut short may be from the round one: far below what can be seen. */
const FLATNESS = 0.05;
/** Nearer to a full reversal than this, rounding alone would decide to which side the way turns. */
const REVERSAL = Math.PI - 1e-6;

/** A straight piece of the way, as seen from one side: the tangent that touches both of its dabs there. */
interface Tangent {
  /** Where the piece leads, radians. */
  readonly direction: number;
  /** Angle from `direction` back to the normal of the tangent: a right angle when both dabs are of one size. */
  readonly spread: number;
  readonly length: number;
}

/**
 * Adds what the dabs cover, the union of the capsules between neighbours, to the pen's path: up one side of the way, around
 * its end and back on the other. A third of the cost of one shape for every capsule: what counts is the number of calls.
 *
 * Every contour is a sum of pieces that turn the same way (the two halves of each capsule, the sector on the outer side of
 * each bend), so under the non-zero rule no loop and no overlap can leave a hole.
 */
export function traceOutline(pen: Pen2D, dabs: readonly Dab[]): void {
  let from = 0;
  for (let index = 1; index <= dabs.length; index += 1) {
    const [dab, next] = [dabs[index - 1], dabs[index]];
    if (dab && next && !swallows(dab, next)) continue;
    traceRibbon(pen, dabs.slice(from, index));
    from = index;
  }
}

/** Whether one of two dabs lies within the other: then there is no tangent, and the way is traced in two parts. */
function swallows(a: Dab, b: Dab): boolean {
  return Math.hypot(b.x - a.x, b.y - a.y) <= Math.abs(a.radius - b.radius) + 1e-6;
}

function traceRibbon(pen: Pen2D, there: readonly Dab[]): void {
  const back = [...there].reverse();
  const [first, last] = [there[0], back[0]];
  if (!first || !last) return;
  const [tangentsThere, tangentsBack] = [tangentsOf(there), tangentsOf(back)];
  const [out, home] = [tangentsThere[0], tangentsBack[0]];
  if (out && home) {
    pen.moveTo(...onEdge(first, normalOf(out)));
    traceSide(pen, there, tangentsThere);
    cap(pen, last, tangentsThere.at(-1) ?? out);
    traceSide(pen, back, tangentsBack);
    cap(pen, first, tangentsBack.at(-1) ?? home);
  } else {
    pen.moveTo(first.x + first.radius, first.y);
    pen.arc(first.x, first.y, first.radius, 0, 2 * Math.PI);
  }
  pen.closePath();
}

function tangentsOf(way: readonly Dab[]): Tangent[] {
  const tangents: Tangent[] = [];
  for (let index = 1; index < way.length; index += 1) {
    const [from, to] = [way[index - 1], way[index]];
    if (from && to) tangents.push(tangentOf(from, to));
  }
  return tangents;
}

function tangentOf(from: Dab, to: Dab): Tangent {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy);
  const narrowing = (from.radius - to.radius) / distance;
  return {
    direction: Math.atan2(dy, dx),
    spread: Math.acos(narrowing),
    length: distance * Math.sqrt(1 - narrowing * narrowing),
  };
}

function traceSide(pen: Pen2D, way: readonly Dab[], tangents: readonly Tangent[]): void {
  for (let index = 1; index < tangents.length; index += 1) {
    const [before, dab, after] = [tangents[index - 1], way[index], tangents[index]];
    if (before && dab && after) bend(pen, dab, before, after);
  }
}

/**
 * From one tangent to the next. A gentle bend is one corner. Otherwise the outer side goes around the dab and the inner one
 * through its centre: cutting an inner corner that is longer than the pieces beside it would turn one of them over.
 */
function bend(pen: Pen2D, dab: Dab, before: Tangent, after: Tangent): void {
  const turn = turnBetween(before.direction, after.direction) - (after.spread - before.spread);
  const start = normalOf(before);
  const half = turn / 2;
  const gentle = dab.radius * half * half < 2 * FLATNESS;
  const shortest = Math.min(before.length, after.length);
  if (gentle && (turn >= 0 || dab.radius * -half < 0.45 * shortest)) {
    pen.lineTo(...onEdge(dab, start + half));
  } else if (turn > 0) {
    pen.arc(dab.x, dab.y, dab.radius, start, start + turn);
  } else {
    pen.lineTo(...onEdge(dab, start));
    pen.lineTo(dab.x, dab.y);
    pen.lineTo(...onEdge(dab, start + turn));
  }
}

/** Around the end of the way, from one side to the other. */
function cap(pen: Pen2D, dab: Dab, { direction, spread }: Tangent): void {
  pen.arc(dab.x, dab.y, dab.radius, direction - spread, direction + spread);
}

function normalOf({ direction, spread }: Tangent): number {
  return direction - spread;
}

function onEdge(dab: Dab, angle: number): [number, number] {
  return [dab.x + dab.radius * Math.cos(angle), dab.y + dab.radius * Math.sin(angle)];
}

/** −π to π. A reversal counts as positive from both sides: it has two outer ones. */
function turnBetween(from: number, to: number): number {
  const turn = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  return turn < -REVERSAL ? Math.PI : turn;
}
