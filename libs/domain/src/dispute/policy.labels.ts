import type { Label } from '../label.ts';
import type { Bar } from './dispute.policy.ts';
import type { Relation, Sight } from './dispute.rights.ts';

export const relationLabels: Readonly<Record<Relation, Label>> = {
  own: { zh: '本人', en: 'own' },
  holder: { zh: '承办', en: 'holder' },
  offered: { zh: '待接收', en: 'offered' },
  assisting: { zh: '协办', en: 'assisting' },
  village: { zh: '属地', en: 'village' },
  none: { zh: '本辖区', en: 'none' },
};

/** What it means to stand to a case in a relation. */
export const relationMeanings: Readonly<Record<Relation, Label>> = {
  own: {
    zh: '本案指定的调解员；对网格员而言，本案的上报人；在其请假期间，也包括代理人',
    en: 'the mediator named for the case; for a grid worker, whoever reported it; while they are on leave, their substitute too',
  },
  holder: {
    zh: '在承办单位工作；案件办结后，在主办单位工作',
    en: 'works in the unit that holds the case, or led it to its end',
  },
  offered: { zh: '在待接收本案的单位工作', en: 'works in the unit to which the case is offered' },
  assisting: { zh: '在协办单位工作', en: 'works in a unit that assists' },
  village: { zh: '在纠纷所在的村（社区）工作', en: 'works in the village in which the dispute lies' },
  none: {
    zh: '案件在本人负责的辖区内，没有更近的关系',
    en: 'no nearer tie than that the case lies in the part of the tree looked after',
  },
};

export const sightLabels: Readonly<Record<Sight, Label>> = {
  nothing: { zh: '不可见', en: 'nothing' },
  masked: { zh: '脱敏', en: 'masked' },
  case: { zh: '全案', en: 'case' },
};

export const barLabels: Readonly<Record<Bar, Label>> = {
  'receiver-answers': {
    zh: '移交须由接收单位签收或提出异议',
    en: 'an offer is answered by the unit to which it was made',
  },
  'leader-decides': {
    zh: '两次异议之后只由镇政法委员决定',
    en: 'after two refusals only the township leader decides',
  },
};
