/** One place of the brush on its way: centre and radius, in canvas units. */
export interface Dab {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}
