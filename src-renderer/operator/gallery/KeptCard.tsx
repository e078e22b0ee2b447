import type { KeptPicture } from '#shared/contract/gallery';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useThumbnail } from './use-thumbnail.ts';

/** One kept picture: what it shows, when and why it was kept, and whose it is. */
export function KeptCard({ picture }: { picture: KeptPicture }) {
  const { gallery } = useStrings().operator;
  const format = useFormat();
  const { roomName, room, atMs, artists, prompt, because, width, height, bytes, file } = picture;
  return (
    <figure className="kept">
      <Small picture={picture} />
      <figcaption className="kept__text">
        <p className="kept__line">
          <span className="kept__room" title={room}>
            {roomName}
          </span>
          <time dateTime={new Date(atMs).toISOString()}>{format.time(atMs)}</time>
        </p>
        <p className="kept__quiet">{gallery.because[because]}</p>
        <p className="kept__artists" title={artists.join(', ')}>
          {artists.length > 0 ? gallery.by(artists.join(', ')) : gallery.nobody}
        </p>
        {prompt && (
          <p className="kept__prompt" title={prompt}>
            “{prompt}”
          </p>
        )}
        <p className="kept__quiet kept__file" title={file}>
          {width} × {height} · {format.bytes(bytes)}
          <br />
          <code>{file}</code>
        </p>
      </figcaption>
    </figure>
  );
}

function Small({ picture }: { picture: KeptPicture }) {
  const { gallery } = useStrings().operator;
  const format = useFormat();
  const thumbnail = useThumbnail(picture.id);
  return (
    <div className="kept__screen">
      {thumbnail.kind === 'there' && (
        <img
          className="kept__picture"
          src={thumbnail.image}
          alt={gallery.thumbnail(picture.roomName, format.time(picture.atMs))}
        />
      )}
      {thumbnail.kind === 'none' && <p className="form-hint">{gallery.noThumbnail}</p>}
    </div>
  );
}
