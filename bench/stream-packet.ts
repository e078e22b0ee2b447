/** S1, as a first version would write it: the header and the JPEG copied into one message; flag 1 asks for an acknowledgement. */
export function streamPacket(jpeg: Buffer): Buffer {
  const packet = Buffer.allocUnsafe(8 + jpeg.length);
  packet.writeUInt16LE(0x5044, 0);
  packet.writeUInt8(1, 2);
  packet.writeUInt8(1, 3);
  packet.writeUInt32LE(jpeg.length, 4);
  jpeg.copy(packet, 8);
  return packet;
}
