/** Characters of a name that the contract (`MediaId`) lets through. */
export const MEDIA_ID_CHARACTERS = 200;

/**
 * Files that are listed: the whole list goes to every operator's page whenever it changes, and each is decoded once to know whether
 * it can be shown.
 */
export const MEDIA_FILES_MOST = 1_000;

/** px: of a still that is shown on a wall of 3×3 panels hardly anybody sees more, and decoded it takes 16 MB. */
export const STILL_SIDE_PX = 2_048;

/** px: the largest that is decoded; photos of 12 megapixels have 4,032, of 50 megapixels 8,160. */
export const PHOTO_SIDE_PX = 8_192;

/** A picture that a display takes as it came in has 0.2 MB on a stream; it stays in memory as long as its file is known. */
export const ORIGINAL_BYTES_MOST = 1024 * 1024;

/** ms: GIFs say 0 and 10 and mean "fast"; a display shows at most 50 pictures a second. */
export const CLIP_DELAY_LEAST_MS = 20;

/** Of all pictures of a clip: a thousand of a display's size, which take 2 GB of the disk while it is played. */
export const CLIP_PIXELS_MOST = 2 ** 29;
