import type { CommandErrorCode } from '#shared/contract/errors';
import type { Why } from '#shared/contract/state';
import type { Stage } from '#shared/stages';
import type { REJECTIONS, WallState } from '#shared/wire/artist-messages';
import type { CLOSE } from '#shared/wire/close-codes';

/** What the texts speak of, so that a new code without a text does not compile. */
export type WhyCode = Why['code'];
export type StageName = Stage;
/** Why a command came to nothing: the engine's own codes, and what a page sees by itself. */
export type ProblemCode = CommandErrorCode | 'NO_CONNECTION' | 'NO_ANSWER' | 'FAILED';
export type WallWord = WallState;
export type RejectionReason = (typeof REJECTIONS)[number];
export type OwnRefusal = Extract<keyof typeof CLOSE, 'malformed' | 'unauthorised' | 'removed'>;
