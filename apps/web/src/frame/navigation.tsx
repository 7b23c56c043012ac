import {
  AlertOutlined,
  BarChartOutlined,
  ControlOutlined,
  FieldTimeOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  ReadOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Capability } from '#domain';
import { defineWords } from '../words/words.ts';

export const navigationWords = defineWords(
  'navigation',
  {
    main: '主导航',
    myDay: '今日',
    disputes: '案件',
    report: '上报',
    review: '研判',
    clocks: '期限',
    supervision: '督办',
    statistics: '统计',
    typicalCases: '典型案例',
    archives: '档案',
    imports: '导入台账',
    administration: '管理',
    skip: '跳到正文',
    notifications: '通知',
    account: '我的账户',
    profile: '个人设置',
    succession: '工作移交',
    signOut: '退出登录',
    more: '更多',
    changed: '此案刚有变动，画面已更新',
  },
  {
    main: 'Main',
    myDay: 'My day',
    disputes: 'Cases',
    report: 'Report',
    review: 'Review',
    clocks: 'Deadlines',
    supervision: 'Supervision',
    statistics: 'Figures',
    typicalCases: 'Examples',
    archives: 'Archives',
    imports: 'Import',
    // As short as in Chinese: a fifth of a telephone's width must hold it.
    administration: 'Manage',
    skip: 'Skip to content',
    notifications: 'Notifications',
    account: 'My account',
    profile: 'Settings',
    succession: 'Hand on work',
    signOut: 'Sign out',
    more: 'More',
    changed: 'This case has just been changed; you see it as it is now',
  },
);

/** A place of the application, in the order of the menu. */
export interface Place {
  readonly path: string;
  readonly word: (typeof navigationWords.keys)[number];
  readonly icon: ReactNode;
  /** Who has it in the menu: those who can do any of this. */
  readonly capabilities: readonly Capability[];
  /** Stands in the bar at the bottom of a phone. */
  readonly onPhone: boolean;
}

/** Every place that the menu offers. */
export const places: readonly Place[] = [
  { path: '/', word: 'myDay', icon: <HomeOutlined />, capabilities: ['dispute.read'], onPhone: true },
  {
    path: '/disputes',
    word: 'disputes',
    icon: <FolderOpenOutlined />,
    capabilities: ['dispute.read'],
    onPhone: true,
  },
  {
    path: '/report',
    word: 'report',
    icon: <FileAddOutlined />,
    capabilities: ['dispute.report'],
    onPhone: true,
  },
  {
    path: '/review',
    word: 'review',
    icon: <TeamOutlined />,
    capabilities: ['review.read'],
    onPhone: false,
  },
  {
    path: '/clocks',
    word: 'clocks',
    icon: <FieldTimeOutlined />,
    capabilities: ['dispute.read'],
    onPhone: false,
  },
  {
    path: '/supervision',
    word: 'supervision',
    icon: <AlertOutlined />,
    capabilities: ['supervision.read'],
    onPhone: false,
  },
  {
    path: '/statistics',
    word: 'statistics',
    icon: <BarChartOutlined />,
    capabilities: ['statistics.read', 'publicity.read'],
    onPhone: false,
  },
  {
    path: '/typical-cases',
    word: 'typicalCases',
    icon: <ReadOutlined />,
    capabilities: ['typical.read'],
    onPhone: false,
  },
  {
    path: '/archives',
    word: 'archives',
    icon: <InboxOutlined />,
    capabilities: ['destruction.read'],
    onPhone: false,
  },
  {
    path: '/imports',
    word: 'imports',
    icon: <ImportOutlined />,
    capabilities: ['register.import'],
    onPhone: false,
  },
  {
    path: '/administration',
    word: 'administration',
    icon: <ControlOutlined />,
    capabilities: ['staff.manage', 'history.verify', 'audit.read', 'retention.read'],
    onPhone: false,
  },
];
