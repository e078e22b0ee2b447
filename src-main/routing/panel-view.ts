import { NEUTRAL_LOOK } from '#shared/contract/look';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { View } from '../imaging/frame.ts';

/** All of a frame on a panel, as it is. */
export const PANEL_VIEW: View = {
  width: DISPLAY_LIMITS.screenPx,
  height: DISPLAY_LIMITS.screenPx,
  look: NEUTRAL_LOOK,
};
