/**
 * Straight alpha over straight alpha (Porter and Duff), rounded; both are pixels as 32-bit words. A piece of `pixel-program.ts`: it uses
 * nothing from outside.
 */
export function over(front: number, back: number): number {
  const alpha = front >>> 24;
  if (alpha === 255) return front;
  if (alpha === 0) return back;
  const behind = ((back >>> 24) * (255 - alpha)) / 255;
  const sum = alpha + behind;
  const mix = (a: number, b: number) => Math.round((a * alpha + b * behind) / sum);
  const red = mix(front & 255, back & 255);
  const green = mix((front >>> 8) & 255, (back >>> 8) & 255);
  const blue = mix((front >>> 16) & 255, (back >>> 16) & 255);
  return (red | (green << 8) | (blue << 16) | (Math.round(sum) << 24)) >>> 0;
}
