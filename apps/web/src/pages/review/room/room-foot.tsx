import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ReviewOrderType } from '#domain';
import { useWords } from '../../../words/words.ts';
import { roomWords } from './words.ts';

/** What can be done with the case that is shown, each by a digit, by a mouse or by a thumb. */
export function RoomOrders(props: {
  /** The digit of an order is the same at every case; undefined beyond the ninth. */
  readonly orders: readonly {
    readonly order: ReviewOrderType;
    readonly digit: number | undefined;
    readonly words: string;
  }[];
  /** `masked`: nobody has said yet why they look; `following`: this person cannot decide. */
  readonly state: 'known' | 'loading' | 'masked' | 'following';
  readonly onOrder: (order: ReviewOrderType) => void;
  readonly onLook: () => void;
}) {
  const say = useWords(roomWords);
  const { state, orders } = props;
  return (
    <>
      {orders.map(({ order, digit, words }) => (
        <button key={order} type="button" onClick={() => props.onOrder(order)}>
          {digit === undefined ? words : say('decide', { digit, order: words })}
        </button>
      ))}
      {state === 'masked' && (
        <button type="button" onClick={props.onLook}>
          {say('loadOrders')}
        </button>
      )}
      {state === 'known' && orders.length === 0 && <span>{say('noOrders')}</span>}
      {state === 'following' && <span>{say('onlyFollowing')}</span>}
    </>
  );
}

/** To other pages; what the page itself offers stands before it. */
export function RoomFoot(props: {
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onSections: () => void;
  readonly children?: ReactNode;
}) {
  const say = useWords(roomWords);
  return (
    <footer className="room-foot">
      <div className="room-orders">{props.children}</div>
      <div className="room-turn">
        <button type="button" onClick={props.onSections}>
          {say('sections')}
        </button>
        <button
          type="button"
          disabled={!props.onPrevious}
          aria-label={say('previous')}
          onClick={props.onPrevious}
        >
          <LeftOutlined />
        </button>
        <button type="button" disabled={!props.onNext} aria-label={say('next')} onClick={props.onNext}>
          <RightOutlined />
        </button>
      </div>
    </footer>
  );
}
