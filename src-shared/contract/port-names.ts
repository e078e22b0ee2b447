/**
 * The desktop window's own ports, one a purpose; the preload hands them over and knows no more than their names. In a file
 * of their own, so that nothing else gets into the preload.
 */
export const PORT_NAMES = ['rpc', 'draw', 'preview'] as const;
export type PortName = (typeof PORT_NAMES)[number];
