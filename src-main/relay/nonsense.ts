import type { TouchdesignerMistake } from '#shared/contract/touchdesigner';

/** R15: something that a client sent and that means nothing. */
export interface Nonsense {
  readonly kind: 'nonsense';
  readonly mistake: TouchdesignerMistake;
  /** What was wrong with it, in words. */
  readonly what: string;
}

export function nonsense(mistake: TouchdesignerMistake, what: string): Nonsense {
  return { kind: 'nonsense', mistake, what };
}
