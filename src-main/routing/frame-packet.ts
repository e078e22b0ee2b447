import {
  FRAME_FLAG_ACKNOWLEDGE,
  FRAME_FORMAT,
  FRAME_HEADER_BYTES,
  writeFrameHeader,
} from '#shared/wire/frame-header';

const packets = { plain: new WeakMap<Buffer, Buffer>(), acknowledged: new WeakMap<Buffer, Buffer>() };

/**
 * S1: header and JPEG as one message. Senders that share the bytes of a frame share its packet too: nothing writes into it, since
 * the mask on the wire is zero.
 */
export function framePacket(jpeg: Buffer, acknowledge: boolean): Buffer {
  const known = acknowledge ? packets.acknowledged : packets.plain;
  const packet = known.get(jpeg) ?? makePacket(jpeg, acknowledge);
  known.set(jpeg, packet);
  return packet;
}

function makePacket(jpeg: Buffer, acknowledge: boolean): Buffer {
  const packet = Buffer.allocUnsafe(FRAME_HEADER_BYTES + jpeg.length);
  const flags = acknowledge ? FRAME_FLAG_ACKNOWLEDGE : 0;
  writeFrameHeader(packet, { format: FRAME_FORMAT.jpeg, flags, size: jpeg.length });
  packet.set(jpeg, FRAME_HEADER_BYTES);
  return packet;
}
