/** Keeps the screen on while somebody waits. Only where the browser can (a secure origin); elsewhere nothing happens. */
export class ScreenAwake {
  private lock: WakeLockSentinel | null = null;
  private wanted = false;

  /** Say it again after the page was hidden: the browser lets go of the screen then. */
  async want(wanted: boolean): Promise<void> {
    this.wanted = wanted;
    if (!wanted) {
      await this.lock?.release();
      this.lock = null;
      return;
    }
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    if (this.lock && !this.lock.released) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      // It may have been called off in the meantime.
      if (this.wanted) this.lock = lock;
      else await lock.release();
    } catch {
      // A low battery may refuse it.
    }
  }
}
