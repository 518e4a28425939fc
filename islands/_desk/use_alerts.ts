import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

const KEYS = { sound: "tyyne-desk-sound", notify: "tyyne-desk-notify" } as const;
/** Two short notes, in hertz and seconds: heard, and not frightening. */
const NOTES = [[660, 0], [880, 0.14]] as const;
const LENGTH = 0.12;

/** A sound and a notification, for whoever wants them: nothing of what was written is in either. */
export function useAlerts(title: string) {
  const sound = useSignal(false);
  const notify = useSignal(false);
  const refused = useSignal(false);
  const audio = useRef<AudioContext>(null);

  useEffect(() => {
    sound.value = localStorage.getItem(KEYS.sound) === "on";
    notify.value = localStorage.getItem(KEYS.notify) === "on" &&
      globalThis.Notification?.permission === "granted";
  }, []);
  const play = () => {
    const context = audio.current ??= new AudioContext();
    // A page that nobody has touched yet may make no sound: it is held back until then.
    void context.resume();
    for (const [pitch, from] of NOTES) {
      const note = context.createOscillator();
      const volume = context.createGain();
      volume.gain.value = 0.08;
      note.frequency.value = pitch;
      note.connect(volume).connect(context.destination);
      note.start(context.currentTime + from);
      note.stop(context.currentTime + from + LENGTH);
    }
  };
  const keep = (key: keyof typeof KEYS, on: boolean) => {
    if (on) localStorage.setItem(KEYS[key], "on");
    else localStorage.removeItem(KEYS[key]);
  };
  return {
    sound,
    notify,
    refused,
    setSound: (on: boolean) => {
      sound.value = on;
      keep("sound", on);
      if (on) play();
    },
    setNotify: async (on: boolean) => {
      const may = on && await globalThis.Notification?.requestPermission() === "granted";
      refused.value = on && !may;
      notify.value = may;
      keep("notify", may);
    },
    alert: (what: string) => {
      if (sound.value) play();
      if (notify.value && !document.hasFocus()) show(title, what);
    },
  };
}

/** Phones have the name of it, and let no page make one. */
function show(title: string, body: string): void {
  try {
    new Notification(title, { body, tag: title });
  } catch {
    // The sound, the title and the lists tell it too.
  }
}
