/** The whole page: the picture, and one line for as long as there is none. */
export class Screen {
  readonly #canvas: HTMLCanvasElement;
  readonly #line: HTMLElement;
  readonly #context: ImageBitmapRenderingContext;
  #stands = false;

  constructor(canvas: HTMLCanvasElement, line: HTMLElement) {
    const context = canvas.getContext('bitmaprenderer');
    if (!context) throw new Error('this browser shows no pictures on a canvas');
    this.#canvas = canvas;
    this.#line = line;
    this.#context = context;
  }

  /** Takes `picture` over. It replaces the one before as a whole and at once: no moment shows neither. */
  show(picture: ImageBitmap): void {
    const { width, height } = picture;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    // Its memory goes over to the canvas, and that of the picture before is free: nothing is left to close.
    this.#context.transferFromImageBitmap(picture);
    this.#stands = true;
    this.#line.textContent = '';
  }

  /** Never over a picture that stands: what the room shows is worth more than what became of the line. */
  say(sentence: string): void {
    if (!this.#stands) this.#line.textContent = sentence;
  }
}
