import type { Look } from '#shared/contract/look';

export type LookPart = keyof Look;

/** What the controls of a look stand on. */
export interface LookEditing {
  /** As it is shown now; where what is chosen differs, that of the first. */
  readonly look: Look;
  /** In what the chosen ones differ. */
  readonly various: ReadonlySet<LookPart>;
  /** Changes this part of all that is chosen, and nothing else of them. */
  readonly change: (part: Partial<Look>) => void;
}

const PARTS = [
  'fit',
  'background',
  'crop',
  'rotate',
  'flip',
  'brightness',
  'cap',
  'gamma',
  'saturation',
  'resample',
  'dither',
] as const satisfies LookPart[];

/** The parts in which two looks differ. */
export function differences(a: Look, b: Look): LookPart[] {
  return PARTS.filter(part => JSON.stringify(a[part]) !== JSON.stringify(b[part]));
}

/** The parts in which several looks differ among themselves. */
export function variousOf(looks: readonly Look[]): ReadonlySet<LookPart> {
  const [first, ...others] = looks;
  return new Set(first ? others.flatMap(look => differences(first, look)) : []);
}

/** A part of the look for a control that shows nothing where it differs. */
export function chosenOf<Part extends LookPart>(
  { look, various }: LookEditing,
  part: Part,
): Look[Part] | undefined {
  return various.has(part) ? undefined : look[part];
}
