import type { Clock } from '#shared/clock';
import type { Pattern } from '#shared/contract/pattern';
import type { PatternFacts } from '../../sources/pattern-source.ts';
import { type Colour, TestSource } from './test-source.ts';

export const PATTERN_COLOUR: Colour = [250, 250, 0];

let made = 0;

/** A pattern that is one yellow, and tells whom it was made for. */
export class TestPattern extends TestSource {
  readonly pattern: Pattern;
  readonly facts: PatternFacts;
  closed = false;

  constructor(clock: Clock, pattern: Pattern, facts: PatternFacts) {
    made += 1;
    super(clock, PATTERN_COLOUR, `pattern:${pattern}:${made}`);
    this.pattern = pattern;
    this.facts = facts;
  }

  close(): void {
    this.closed = true;
  }
}
