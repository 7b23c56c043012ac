import {
  ApartmentOutlined,
  BellOutlined,
  CalendarOutlined,
  ContainerOutlined,
  FieldTimeOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FileWordOutlined,
  HistoryOutlined,
  KeyOutlined,
  OrderedListOutlined,
  SafetyOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Capability } from '#domain';
import { defineWords } from '../../words/words.ts';

export const sectionWords = defineWords(
  'administration',
  {
    title: '管理',
    menu: '管理事项',
    back: '管理',
    closed: '您的角色不能打开这一页。',
    organisations: '组织机构',
    staff: '人员',
    roles: '角色权限',
    policy: '权限查询',
    keys: '接口密钥',
    codes: '代码表',
    rules: '期限规则',
    calendar: '工作日历',
    channels: '通知渠道',
    paperTemplates: '文书模板',
    retention: '保管期限',
    queue: '任务队列',
    certificates: '校验与证书',
    trail: '账号日志',
  },
  {
    title: 'Administration',
    menu: 'Administration',
    back: 'Administration',
    closed: 'Your roles do not open this page.',
    organisations: 'Organisations',
    staff: 'Staff',
    roles: 'Roles',
    policy: 'Ask the policy',
    keys: 'API keys',
    codes: 'Code lists',
    rules: 'Deadline rules',
    calendar: 'Calendar',
    channels: 'Channels',
    paperTemplates: 'Templates of papers',
    retention: 'Retention',
    queue: 'Queue',
    certificates: 'Verification',
    trail: 'Account trail',
  },
);

/** A page of the administration, in the order of its menu. */
export interface Section {
  readonly path: string;
  readonly word: (typeof sectionWords.keys)[number];
  readonly icon: ReactNode;
  /** Any of them opens it. */
  readonly capabilities: readonly Capability[];
}

/** What is open to all who administer, verify or audit: it is the law, and holds nothing of anybody. */
const reading: readonly Capability[] = ['staff.manage', 'history.verify', 'audit.read'];

export const sections: readonly Section[] = [
  {
    path: '/administration/organisations',
    word: 'organisations',
    icon: <ApartmentOutlined />,
    capabilities: ['organisation.manage'],
  },
  {
    path: '/administration/staff',
    word: 'staff',
    icon: <TeamOutlined />,
    capabilities: ['staff.manage'],
  },
  {
    path: '/administration/roles',
    word: 'roles',
    icon: <SafetyOutlined />,
    capabilities: reading,
  },
  {
    path: '/administration/policy',
    word: 'policy',
    icon: <FileSearchOutlined />,
    capabilities: ['staff.manage'],
  },
  {
    path: '/administration/keys',
    word: 'keys',
    icon: <KeyOutlined />,
    capabilities: ['staff.manage'],
  },
  {
    path: '/administration/codes',
    word: 'codes',
    icon: <UnorderedListOutlined />,
    capabilities: reading,
  },
  {
    path: '/administration/rules',
    word: 'rules',
    icon: <FieldTimeOutlined />,
    capabilities: ['rules.read'],
  },
  {
    path: '/administration/calendar',
    word: 'calendar',
    icon: <CalendarOutlined />,
    capabilities: ['rules.read'],
  },
  {
    path: '/administration/channels',
    word: 'channels',
    icon: <BellOutlined />,
    capabilities: ['channel.manage'],
  },
  {
    path: '/administration/paper-templates',
    word: 'paperTemplates',
    icon: <FileWordOutlined />,
    capabilities: ['paper.template'],
  },
  {
    path: '/administration/retention',
    word: 'retention',
    icon: <ContainerOutlined />,
    capabilities: ['retention.read'],
  },
  {
    path: '/administration/queue',
    word: 'queue',
    icon: <OrderedListOutlined />,
    capabilities: ['queue.read'],
  },
  {
    path: '/administration/certificates',
    word: 'certificates',
    icon: <FileProtectOutlined />,
    capabilities: ['history.verify'],
  },
  {
    path: '/administration/trail',
    word: 'trail',
    icon: <HistoryOutlined />,
    capabilities: ['audit.read'],
  },
];
