import { useRef } from 'react';
import { THUMBNAIL_PREFIX } from '#shared/contract/ports';
import type { SourceState } from '#shared/contract/source';
import { SentPicture } from './SentPicture.tsx';
import { useSeen } from './use-seen.ts';

/** What a source looks like now, small. Its name stands beside it, so it says nothing to a screen reader. */
export function Thumbnail({ source }: { source: Pick<SourceState, 'key' | 'name'> }) {
  const element = useRef<HTMLSpanElement>(null);
  const seen = useSeen(element);
  return (
    <span ref={element} className="thumbnail" aria-hidden>
      {seen && <SentPicture display={`${THUMBNAIL_PREFIX}${source.key}`} name={source.name} />}
    </span>
  );
}
