import type { OriginalPicture } from '../imaging/frame.ts';
import type { ImageHeader } from '../imaging/image-header.ts';

/** What a display takes as it came; `undefined` for what it would not take at all. */
export function originalOf(bytes: Buffer, header: ImageHeader): OriginalPicture | undefined {
  if (header.format === 'gif') return undefined;
  return { format: header.format, bytes, baseline: isForStreams(header) };
}

/** S4: baseline, 8 bit, three components, 4:2:0 or 4:2:2, sides multiples of 16. */
function isForStreams({ width, height, jpeg }: ImageHeader): boolean {
  if (!jpeg?.baseline || jpeg.bits !== 8 || jpeg.components !== 3) return false;
  const sampled = jpeg.subsampling === '4:2:0' || jpeg.subsampling === '4:2:2';
  return sampled && width % 16 === 0 && height % 16 === 0;
}
