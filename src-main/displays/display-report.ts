import type { DisplayReport } from '#shared/contract/state';
import type { DisplayStatus, NetworkStats } from '#shared/wire/display-api';

/** What a display told of itself, in our words. `atMs` is epoch ms; what it did not tell is absent. */
export function displayReportOf(
  status: DisplayStatus,
  stats: NetworkStats | undefined,
  fpsShown: number | undefined,
  atMs: number,
): DisplayReport {
  const firmware = status.fw?.version;
  const rssiDbm = status.rssi ?? stats?.rssi;
  return {
    atMs,
    ...(firmware !== undefined && { firmware }),
    ...(status.heap_free !== undefined && { heapBytes: status.heap_free }),
    ...(rssiDbm !== undefined && { rssiDbm }),
    ...(status.uptime_ms !== undefined && { uptimeMs: status.uptime_ms }),
    ...(fpsShown !== undefined && { fpsShown }),
    ...(stats?.frames_dropped !== undefined && { droppedByDisplay: stats.frames_dropped }),
  };
}
