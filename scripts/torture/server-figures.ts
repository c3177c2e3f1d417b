/** What a running server tells of itself at `/metrics`. */
export interface ServerFigures {
  /** Of the event loop since the last look: 99th percentile and longest, in milliseconds. */
  readonly delayMs: number;
  readonly longestMs: number;
  readonly residentMb: number;
  readonly heapMb: number;
  readonly connections: number;
}

export async function serverFigures(url: string): Promise<ServerFigures> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const of = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  return {
    delayMs: of('nodejs_eventloop_lag_p99_seconds') * 1000,
    longestMs: of('nodejs_eventloop_lag_max_seconds') * 1000,
    residentMb: of('process_resident_memory_bytes') / 2 ** 20,
    heapMb: of('nodejs_heap_size_used_bytes') / 2 ** 20,
    connections: of('giliran_connections'),
  };
}
