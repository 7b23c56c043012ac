import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler } from 'react-router-dom';

/** A way to another page of the application that looks like a button: a link for whoever opens it beside this one. */
export function LinkButton({
  to,
  ...button
}: Omit<ButtonProps, 'href' | 'onClick'> & { readonly to: string }) {
  const follow = useLinkClickHandler<HTMLElement>(to);
  return (
    <Button
      {...button}
      href={useHref(to)}
      onClick={(event) => follow(event as Parameters<typeof follow>[0])}
    />
  );
}
