/** The relay's limits (protocol R): one home, each with its reason. */
export const RELAY_LIMITS = {
  /** R1: how long a connection may stay without naming a room. */
  joinWithinMs: 5_000,
  /** R14: a bigger message is closed with 1009 by the socket itself. */
  messageBytes: 8 * 1024 * 1024,
  /** R14: sides of a picture, checked by its header before anything is decoded. */
  imageSidePx: 4096,
  /** R14: averaged over `rateWindowMs`. */
  messagesPerSecond: 240,
  bytesPerSecond: 8 * 1024 * 1024,
  rateWindowMs: 2_000,
  clientsPerRoom: 64,
  clientsPerRelay: 256,
  /** R14: loopback is exempt. */
  clientsPerAddress: 16,
  /** R13: what may wait in order for one slow receiver. */
  orderedBytes: 16 * 1024 * 1024,
  /** R1: the seed's script drops what comes within 80 ms of the last reload; 85 leaves room for jitter. */
  liveIntervalFloorMs: 85,
  liveFpsDefault: 11,
  liveFpsMax: 60,
  /** R24: one on its way while the next is made; more would only be older when they arrive. */
  liveUnacknowledgedMax: 2,
  /** R24: longer than any round trip of a network on which a live picture is worth anything. */
  liveWrittenOffMs: 2_000,
  /** R8. */
  promptCharacters: 2_000,
  /** R7: every pen must have been up for this long before the final goes out. */
  restMs: 150,
  /** R7: a pen that says nothing for this long is up. */
  penSilenceMs: 3_000,
  /** R7: a final at least this often while somebody draws. */
  finalEveryMs: 10_000,
  /** R11. */
  pingEveryMs: 2_000,
  staleAfterMs: 5_000,
  deadAfterMs: 12_000,
  tcpKeepAliveMs: 10_000,
  keepaliveTextEveryMs: 15_000,
  /** R15. */
  nonsenseAllowed: 20,
  nonsenseWindowMs: 10_000,
  /** R18. */
  wrongCodesAllowed: 10,
  guessWindowMs: 60_000,
  /** R20: a person at the other end of a hall has seen it by then, and the show is not kept waiting. */
  testPictureMs: 5_000,
  /** R19: how long after its `drawing:end` a peer still holds the picture. */
  pictureHoldMs: 2_000,
} as const;
