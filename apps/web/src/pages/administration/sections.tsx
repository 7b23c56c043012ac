import { ApartmentOutlined, TeamOutlined } from '@ant-design/icons';
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
  },
  {
    title: 'Administration',
    menu: 'Administration',
    back: 'Administration',
    closed: 'Your roles do not open this page.',
    organisations: 'Organisations',
    staff: 'Staff',
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
];
