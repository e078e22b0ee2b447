import type { SourceRef } from '#shared/contract/source';

/** What a file or a playlist is asked for by. */
export type MediaRef = Extract<SourceRef, { kind: 'media' | 'playlist' }>;
