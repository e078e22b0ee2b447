import type { KeptPicture } from '#shared/contract/gallery';
import type { Pixels } from '../imaging/pixels.ts';

/** What is known of a picture when it is taken. */
export type PictureFacts = Omit<KeptPicture, 'id' | 'file' | 'bytes'>;

export interface TakenPicture {
  readonly facts: PictureFacts;
  readonly pixels: Pixels;
}

/** How far it has come. `digest`: of its pixels. */
export type PictureStage =
  | { readonly is: 'taken'; readonly pixels: Pixels }
  | { readonly is: 'encoded'; readonly digest: string; readonly png: Buffer }
  /** Its file is on the disk, but the store does not know it yet. */
  | { readonly is: 'written'; readonly digest: string; readonly file: string; readonly bytes: number };

/** Whom it is told what became of a picture. */
export interface Asker {
  kept(picture: KeptPicture): void;
  failed(error: unknown): void;
}

/** A picture on its way to the disk. */
export interface WaitingPicture {
  facts: PictureFacts;
  stage: PictureStage;
  /** Something is being done with it right now. */
  inHand: boolean;
  /** Absent when nobody asked: the app keeps most pictures by itself. */
  readonly asker?: Asker;
}

export function bytesHeldBy({ stage }: WaitingPicture): number {
  switch (stage.is) {
    case 'taken':
      return stage.pixels.data.length;
    case 'encoded':
      return stage.png.length;
    case 'written':
      return 0;
    default:
      return stage satisfies never;
  }
}
