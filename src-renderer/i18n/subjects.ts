import type { Why } from '#shared/contract/state';
import type { Stage } from '#shared/stages';
import type { REJECTIONS, WallState } from '#shared/wire/artist-messages';
import type { CLOSE } from '#shared/wire/close-codes';

/** What the texts speak of, so that a new code without a text does not compile. */
export type WhyCode = Why['code'];
export type StageName = Stage;
export type WallWord = WallState;
export type RejectionReason = (typeof REJECTIONS)[number];
export type OwnRefusal = Extract<keyof typeof CLOSE, 'malformed' | 'unauthorised' | 'removed'>;
