import { useEffect, useRef, useState } from 'react';

/** How browsers write voice, the most widely played first, with the extension that the office accepts it under. */
const voiceForms = [
  ['audio/mp4;codecs=mp4a.40.2', 'm4a'],
  ['audio/mp4', 'm4a'],
  ['audio/webm', 'weba'],
] as const;

/** A recording of the microphone as it stands. */
export interface Recorder {
  readonly state: 'idle' | 'starting' | 'recording' | 'refused';
  /** How long it has been going. */
  readonly seconds: number;
  start(): void;
  /** Ends it; over when the file has been taken, at once when nothing is recorded. */
  finish(): Promise<void>;
  /** Ends it and keeps nothing. */
  abandon(): void;
}

/**
 * Records a voice note. The microphone is let go at the end, and when the page is left: what was said until then is
 * handed over.
 * @param nameOf  names the file, without its extension
 */
export function useRecorder(nameOf: () => string, onRecorded: (file: File) => Promise<void>): Recorder {
  const [state, setState] = useState<Recorder['state']>('idle');
  // Whoever takes it when it ends, not when it began: the report before it may have been handed in meanwhile.
  const taking = useRef(onRecorded);
  taking.current = onRecorded;
  const taken = useRef<Promise<void>>(Promise.resolve());
  const [seconds, setSeconds] = useState(0);
  const running = useRef<MediaRecorder | null>(null);
  const isGone = useRef<boolean>(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      running.current?.stop();
    };
  }, []);
  useEffect(() => {
    if (state !== 'recording') return;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [state]);
  const start = async () => {
    setState('starting');
    const [type, extension] = voiceForms.find(([form]) => MediaRecorder.isTypeSupported(form)) ?? ['', 'm4a'];
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    const letGo = () => {
      for (const track of microphone.getTracks()) track.stop();
    };
    // The person may have left while the browser asked them.
    if (isGone.current) return letGo();
    const recorder = new MediaRecorder(
      microphone,
      type ? { mimeType: type, audioBitsPerSecond: 32_000 } : {},
    );
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    taken.current = stopped.then(async () => {
      letGo();
      const isTaken = running.current === recorder;
      running.current = null;
      setState('idle');
      if (isTaken)
        await taking.current(new File(parts, `${nameOf()}.${extension}`, { type: recorder.mimeType }));
    });
    running.current = recorder;
    recorder.start();
    setSeconds(0);
    setState('recording');
  };
  return {
    state,
    seconds,
    start: () => void start().catch(() => setState('refused')),
    finish: async () => {
      running.current?.stop();
      await taken.current;
    },
    abandon: () => abandon(running),
  };
}

/** What is no longer the running one hands over nothing when it stops. */
function abandon(running: { current: MediaRecorder | null }): void {
  const recorder = running.current;
  running.current = null;
  recorder?.stop();
}
