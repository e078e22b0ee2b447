/** Names under which addresses, headers and JSON carry what lets somebody in: the operator's token, a room's PIN. */
const NAMES = 'token|key|pin|password|authorization|cookie';

/** `?token=…` and `key=…`, up to where an address or a cookie ends. */
const IN_ADDRESS = new RegExp(`\\b(${NAMES})=[^&;\\s"'<>]+`, 'gi');
/** `"pin":"1234"`, `token: 'x'`, `'key': 12`: JSON, and objects as Node prints them. */
const IN_OBJECT = new RegExp(`(["']?\\b(?:${NAMES})["']?\\s*:\\s*)("[^"]*"|'[^']*'|[^\\s,}"']+)`, 'gi');
const BEARER = /\b(bearer)\s+[\w.~+/=-]+/gi;

/**
 * A text for a log without what would let its reader in. The log is sent around by mail and chat, and an error may quote the very
 * request that failed.
 */
export function withoutSecrets(text: string): string {
  return text.replace(BEARER, '$1 ***').replace(IN_ADDRESS, '$1=***').replace(IN_OBJECT, '$1"***"');
}
