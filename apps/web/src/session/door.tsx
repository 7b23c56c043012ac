import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { usePageTitle } from '../frame/use-page-title.ts';

/** The room in front of the application: one card in the middle of the screen. */
export function Door(props: {
  readonly title: string;
  readonly subtitle: string;
  readonly children: ReactNode;
}) {
  usePageTitle();
  return (
    <Flex
      component="main"
      vertical
      align="center"
      justify="center"
      gap={24}
      style={{ minHeight: '100dvh', padding: 16 }}
    >
      <Flex vertical align="center" gap={8}>
        <img src="/icon.svg" alt="" width={64} height={64} />
        <Typography.Title level={1} style={{ fontSize: 24, margin: 0, textAlign: 'center' }}>
          {props.title}
        </Typography.Title>
        <Typography.Text type="secondary">{props.subtitle}</Typography.Text>
      </Flex>
      <Card style={{ width: '100%', maxWidth: 400 }}>{props.children}</Card>
      <LanguageSwitch />
    </Flex>
  );
}
