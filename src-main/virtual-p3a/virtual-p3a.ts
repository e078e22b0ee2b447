import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { DISPLAY_PATHS } from '#shared/wire/display-api';
import { DeviceConfig } from './device-config.ts';
import type { Faults } from './faults.ts';
import { Heap } from './heap.ts';
import { HttpApi } from './http-api.ts';
import { close, listen, reachableHost, VirtualP3AError } from './listening.ts';
import { Panel } from './panel.ts';
import { plainPanel } from './panel-pixels.ts';
import { PictureCycle } from './picture-cycle.ts';
import { Report } from './report.ts';
import { RxMeter } from './rx-meter.ts';
import { SdCard } from './sd-card.ts';
import { Serial } from './serial.ts';
import { StreamPipeline } from './stream-pipeline.ts';
import { StreamServer } from './stream-server.ts';
import { UploadEndpoints } from './upload-endpoints.ts';

export interface VirtualP3AOptions {
  /** Its card and its configuration live here. */
  readonly folder: string;
  /** What it is known by; the owner keeps it over restarts. */
  readonly mac: string;
  readonly name: string;
  /** 0 takes a free one. */
  readonly httpPort: number;
  readonly streamPort: number;
  /** 127.0.0.1 unless set. */
  readonly host?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** May be changed while it runs. */
  readonly faults?: Faults;
  /** Memory at rest, bytes; a test of `OOM` sets less. */
  readonly heapBytes?: number;
}

export interface VirtualP3AAddress {
  /** `http://host:port` */
  readonly http: string;
  /** `ws://host:port/stream` */
  readonly stream: string;
  readonly httpPort: number;
  readonly streamPort: number;
}

/**
 * A P3A without hardware: behaves as D1–D6, D8 and S1–S7 say, on two ports of its own, and is reached over them only. Starts once;
 * a display that was stopped is made anew.
 */
export class VirtualP3A {
  readonly faults: Faults;
  readonly #options: VirtualP3AOptions;
  readonly #off = new AbortController();
  readonly #changes = new Serial();
  readonly #heap: Heap;
  readonly #card: SdCard;
  readonly #config: DeviceConfig;
  #running: { panel: Panel; pipeline: StreamPipeline; http: HttpApi; stream: StreamServer } | undefined;
  #streamPort = 0;

  constructor(options: VirtualP3AOptions) {
    this.#options = options;
    this.faults = options.faults ?? {};
    this.#heap = new Heap(options.heapBytes);
    this.#card = new SdCard({ folder: join(options.folder, 'sdcard', 'animations'), faults: this.faults });
    this.#config = new DeviceConfig({ path: join(options.folder, 'config.json'), log: options.log });
  }

  /** Opens card and configuration and listens. Throws `VirtualP3AError`, and then nothing is left open. */
  async start(): Promise<VirtualP3AAddress> {
    const { folder, httpPort, streamPort, host = '127.0.0.1', log, name } = this.#options;
    await this.#openFolder(folder);
    const { http, stream } = this.#build();
    try {
      const ports = {
        httpPort: await listen(http.server, httpPort, host),
        streamPort: await listen(stream.server, streamPort, host),
      };
      this.#streamPort = ports.streamPort;
      for (const server of [http.server, stream.server]) {
        server.on('error', error => log.error('virtual-p3a', `${name} cannot accept: ${error.message}`));
      }
      log.info('virtual-p3a', `${name} is on.`, ports);
      return addressOf(reachableHost(host), ports);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends every connection and leaves no timer and no file half written. May be called more than once. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    this.#off.abort();
    if (!running) return;
    running.panel.stop();
    running.stream.stop();
    await Promise.all([close(running.http.server), close(running.stream.server)]);
    await Promise.all([running.http.idle(), running.pipeline.stopped()]);
    await this.#changes.idle();
  }

  async #openFolder(folder: string): Promise<void> {
    try {
      await mkdir(folder, { recursive: true });
      await this.#card.open();
      await this.#config.open();
    } catch (cause) {
      const sentence = `A virtual display cannot use its folder ${folder}: check that it is writable.`;
      throw new VirtualP3AError('DATA_FOLDER', sentence, { cause });
    }
  }

  #build(): { http: HttpApi; stream: StreamServer } {
    const { clock, log, mac, name } = this.#options;
    const config = this.#config;
    const heap = this.#heap;
    const card = this.#card;
    const faults = this.faults;
    const changes = this.#changes;
    const off = this.#off.signal;
    // One listener for every picture that waits for the simulated decoder.
    setMaxListeners(0, off);
    const received = new RxMeter();
    const panel = new Panel({ clock, idle: plainPanel(config.inEffect.background) });
    const cycle = new PictureCycle({ card, panel, config, changes, log });
    const uploads = new UploadEndpoints({ card, panel, cycle, config, heap, faults, clock, changes, off });
    const pipeline = new StreamPipeline({ panel, config, heap, faults, clock, off });
    const stream = new StreamServer({ pipeline, config, report: () => report, faults, clock, log });
    const report = new Report({
      mac,
      name,
      clock,
      config,
      heap,
      received,
      counters: () => pipeline.counters,
      clients: () => stream.clients,
      uploadsUnderWay: () => uploads.underWay,
      streamPort: () => this.#streamPort,
    });
    const http = new HttpApi({
      uploads,
      cycle,
      panel,
      config,
      report,
      touch: touch => stream.touch(touch),
      heap,
      faults,
      clock,
      log,
      onConfig: () => stream.reconsider(),
    });
    received.watch(http.server);
    received.watch(stream.server);
    this.#running = { panel, pipeline, http, stream };
    return { http, stream };
  }
}

function addressOf(host: string, ports: { httpPort: number; streamPort: number }): VirtualP3AAddress {
  return {
    http: `http://${host}:${ports.httpPort}`,
    stream: `ws://${host}:${ports.streamPort}${DISPLAY_PATHS.stream}`,
    ...ports,
  };
}
