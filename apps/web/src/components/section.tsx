import { DownOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useIsElder } from '../frame/type-size.ts';
import { useOutlined } from './outline/page-outline.ts';
import { useIsPrinting } from './printing.ts';

/** A part of a page, listed in its outline where it has one. In the elder mode a secondary one is a large button until it is asked for. */
export function Section(props: {
  readonly title: string;
  readonly extra?: ReactNode;
  /** Not needed for the next step. */
  readonly secondary?: boolean;
  readonly children: ReactNode;
}) {
  const isFolding = useIsElder() && props.secondary;
  const isPrinting = useIsPrinting();
  const [isOpen, open] = useState(false);
  const place = useRef<HTMLElement>(null);
  const unfold = useCallback(() => open(true), []);
  useOutlined(props.title, place, unfold);
  const isFolded = isFolding && !isOpen && !isPrinting;
  return (
    <section ref={place} tabIndex={-1} className="part">
      {isFolded ? (
        <Button
          block
          size="large"
          icon={<DownOutlined />}
          iconPlacement="end"
          className="folded no-print"
          onClick={unfold}
        >
          {props.title}
        </Button>
      ) : (
        <Card title={props.title} extra={props.extra}>
          {props.children}
        </Card>
      )}
    </section>
  );
}
