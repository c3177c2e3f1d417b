/** Around a page: quiet while its file is read, and a way on where it cannot be. */
import { Button, EmptyState, Spinner, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { frameWording } from '@giliran/ui/wording/frame';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { Component, Suspense, useEffect, useState, type ReactNode } from 'react';

/** Milliseconds in which nothing moves: most pages are there sooner. */
const quietMs = 300;

export function PageFrame({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary>
      <Suspense fallback={<Reading />}>{children}</Suspense>
    </Boundary>
  );
}

function Reading() {
  const common = useWording(commonWording);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="board-empty">{long && <EmptyState icon={<Spinner />} title={common.loading} />}</div>
  );
}

/** A page's file that cannot be read: the line is down, or the server was updated since the console was opened. */
class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = (): { failed: boolean } => ({ failed: true });
  override render(): ReactNode {
    return this.state.failed ? <Unread /> : this.props.children;
  }
}

function Unread() {
  const words = useWording(frameWording);
  return (
    <div className="board-empty">
      <EmptyState icon={<CircleAlert />} title={words.unread.title}>
        {words.unread.advice}
        <Button onClick={() => window.location.reload()}>{words.unread.reload}</Button>
      </EmptyState>
    </div>
  );
}
