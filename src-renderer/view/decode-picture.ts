/** Makes a picture of an encoded one; rejects when it is none. */
export type Decode<Picture> = (bytes: Uint8Array) => Promise<Picture>;

/** JPEG, PNG or WebP, with the transparency that it has. */
export const decodePicture: Decode<ImageBitmap> = bytes =>
  createImageBitmap(new Blob([new Uint8Array(bytes)]));
