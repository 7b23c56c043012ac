import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

/** The title of a page, a sentence about it, and what can be done there. */
export function PageHeading(props: {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ReactNode;
}) {
  return (
    <Flex justify="space-between" align="flex-start" gap={12} wrap>
      <div style={{ flex: props.lead ? '1 1 300px' : '1 1 auto' }}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {props.title}
        </Typography.Title>
        {props.lead && <Typography.Text type="secondary">{props.lead}</Typography.Text>}
      </div>
      {props.children}
    </Flex>
  );
}
