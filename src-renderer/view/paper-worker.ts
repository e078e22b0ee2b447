import { ColourToAlpha } from './colour-to-alpha.ts';
import type { PaperQuestion } from './paper-message.ts';

/**
 * Live pictures are JPEG: their paper is off by one or two everywhere, and by more beside a stroke. At the relay's quality 8 leaves a
 * twentieth of the paper of a crowded drawing with a haze (measured; with 0 it is all of a coloured paper), and nobody sees ink so
 * thin. Finals are PNG and exact.
 */
const JPEG_TOLERANCE = 8;

/** Kept: pictures come many times a second, and mostly at one size. In memory, because every pixel is read. */
let drawing: OffscreenCanvasRenderingContext2D | undefined;

self.onmessage = ({ data }: MessageEvent<PaperQuestion>) => void answer(data);

async function answer(question: PaperQuestion): Promise<void> {
  try {
    const bitmap = await withoutPaper(question);
    self.postMessage(bitmap, { transfer: [bitmap] });
  } catch (error) {
    self.postMessage(String(error));
  }
}

async function withoutPaper({ picture, paper }: PaperQuestion): Promise<ImageBitmap> {
  // The pixels as the file has them: the paper is known by its numbers.
  const decoded = await createImageBitmap(new Blob([new Uint8Array(picture)]), {
    colorSpaceConversion: 'none',
  });
  const { width, height } = decoded;
  const pen = penFor(width, height);
  pen.drawImage(decoded, 0, 0);
  decoded.close();
  const pixels = pen.getImageData(0, 0, width, height);
  const isJpeg = picture[0] === 0xff && picture[1] === 0xd8;
  new ColourToAlpha(paper, isJpeg ? JPEG_TOLERANCE : 0).apply(pixels.data);
  pen.putImageData(pixels, 0, 0);
  return pen.canvas.transferToImageBitmap();
}

function penFor(width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (drawing?.canvas.width === width && drawing.canvas.height === height) return drawing;
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('this browser gives no canvas to a worker');
  drawing = pen;
  return pen;
}
