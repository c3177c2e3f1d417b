import { Screen, Spinner } from '@giliran/ui';
import { Both } from './Both.tsx';

/** Before anything is known. */
export function Connecting() {
  return (
    <Screen kind="display" theme="dark" language="id" className="lobby">
      <main className="connecting">
        <Spinner />
        <Both say={(words) => words.connecting} shape="stack" />
      </main>
    </Screen>
  );
}
