/** Phones that follow their ticket: the live connection's own wire form, so that thousands fit in one process. */
import { z } from 'zod';

export interface Follower {
  /** When the last picture came, on `performance.now()`. */
  readonly pushes: () => number;
  close(): void;
}

/** Follows one ticket; resolves once its first picture is there. */
export function follow(url: string, token: string): Promise<Follower> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    let pushes = 0;
    const follower: Follower = { pushes: () => pushes, close: () => socket.close() };
    socket.addEventListener('error', () => reject(new Error('a follower lost its connection')));
    socket.addEventListener('message', ({ data }) => {
      const text = z.string().parse(data);
      if (text.startsWith('0')) socket.send(`40${JSON.stringify({ ticketToken: token })}`);
      else if (text === '2') socket.send('3');
      else if (text.startsWith('40')) socket.send(`420["watch",{"kind":"ticket","token":"${token}"}]`);
      else if (text.startsWith('430[{"ok":true')) resolve(follower);
      else if (text.startsWith('44') || text.startsWith('430')) reject(new Error(text.slice(0, 200)));
      else if (text.startsWith('42["view"')) pushes += 1;
    });
  });
}

/** So many phones, some at a time. */
export async function followAll(url: string, tokens: readonly string[]): Promise<Follower[]> {
  const followers: Follower[] = [];
  for (let n = 0; n < tokens.length; n += 100)
    followers.push(...(await Promise.all(tokens.slice(n, n + 100).map((token) => follow(url, token)))));
  return followers;
}
