/** A button that has nothing to do until something is changed, such as Save. Whoever has just pressed it stays on it. */
import { Button, type ButtonProps } from '@giliran/ui';
import { useState } from 'react';

export function IdleButton({
  idle,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps & { readonly idle: boolean }) {
  const [here, setHere] = useState(false);
  return (
    <Button
      {...rest}
      type={idle ? 'button' : type}
      disabled={idle && !here}
      aria-disabled={idle || undefined}
      onClick={idle ? undefined : onClick}
      onFocus={() => setHere(true)}
      onBlur={() => setHere(false)}
    />
  );
}
